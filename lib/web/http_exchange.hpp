// One request of a browser and its answer, on a connection of their own: so a thousand browsers
// that have a page keep no connection open beside their WebSocket.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "aio/io/stream.hpp"
#include "aio/task.hpp"
#include "web/visitor_places.hpp"
#include "web/web_limits.hpp"
#include "wire/http_server.hpp"

namespace asyncdemo {

/// A connection that goes on in WebSocket, whose first bytes may have come. (No aggregate, as it is
/// a coroutine's parameter.)
class opened_websocket {
public:
    opened_websocket(aio::stream from, std::string first_bytes, std::string asked_with)
        : socket(std::move(from)),
          rest(std::move(first_bytes)),
          query(std::move(asked_with)),
          at(peer_of(socket)) {}

    aio::stream socket;
    std::string rest;
    std::string query;  // what stood behind the question mark of its target
    peer at;
};

/// The limits outlive it.
class http_exchange {
public:
    http_exchange(aio::stream socket, const web_limits& limits)
        : socket_(std::move(socket)), limits_(limits), codec_(limits.request) {}

    /// Waits for the request, which lasts as long as this. Null when none comes: the browser has
    /// ended, or broke the rules and was told so, or was too slow. Throws `aio::error`.
    aio::task<const wire::http_request*> receive();

    /// Answers it, and that is the end of the exchange unless the answer is 101. A browser that
    /// doesn't take it in time is given up. Throws `aio::error`.
    aio::task<> answer(wire::http_response with);

    /// After an answer with 101.
    opened_websocket take_over(std::string_view query) && {
        return {std::move(socket_), codec_.take_rest(), std::string(query)};
    }

private:
    aio::task<const wire::http_request*> read_request();
    aio::task<> send();
    aio::task<> take_leave();
    aio::task<> read_on();

    aio::stream socket_;
    const web_limits& limits_;
    wire::http_server codec_;
    std::array<char, 1024> chunk_;
};

}  // namespace asyncdemo
