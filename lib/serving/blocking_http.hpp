// Those who ask a side over HTTP, for sides that block: `loop_http` has the same words, to be
// awaited.
#pragma once

#include <array>
#include <chrono>
#include <string>
#include <string_view>
#include <utility>

#include "serving/blocking_socket.hpp"
#include "serving/serving_limits.hpp"
#include "serving/told_requests.hpp"
#include "wire/http_server.hpp"

namespace asyncdemo {

/// Somebody whose connection was accepted and who speaks HTTP, one request after the other.
class blocking_http_client {
public:
    /// `patience`, when people are served: until a request is whole, and until its answer is taken.
    /// Throws `std::system_error`.
    explicit blocking_http_client(blocking_client socket, const wire::http_limits& limits = {},
                                  std::chrono::seconds patience = serving_limits::request);

    /// Blocks until the next request has come, which lasts until the next call. Null when none
    /// comes any more: the client has ended, or broke the rules and was told so, or was too slow
    /// (when people are served). Throws as `blocking_client::read` does.
    const wire::http_request* receive();

    /// Answers it. Throws as `wire::http_server::answer` and `blocking_client::write` do.
    void answer(const wire::http_response& with);

    /// For those who serve people: tells what the request waits for.
    void tell(std::string_view what) { socket_.tell(what); }

    /// For those who serve people: tells that something begins to work on the answer.
    void tell_in_hand(std::string_view what) { socket_.tell_in_hand(what); }

    /// A connection that goes on in another protocol, whose first bytes may have come.
    struct upgraded {
        blocking_client socket;
        std::string rest;
    };

    /// After an answer with 101.
    upgraded take_over() && { return {std::move(socket_), codec_.take_rest()}; }

private:
    const wire::http_request* read_request();
    void send();

    blocking_client socket_;
    const std::chrono::seconds patience_;
    wire::http_server codec_;
    told_requests told_;
    std::string outgoing_;
    std::array<char, 4096> chunk_;
};

}  // namespace asyncdemo
