// Those who ask a side over HTTP, on the loop: `blocking_http` has the same words without
// `co_await`.
#pragma once

#include <array>
#include <chrono>
#include <string>
#include <string_view>
#include <utility>

#include "aio/task.hpp"
#include "serving/loop_socket.hpp"
#include "serving/serving_limits.hpp"
#include "serving/told_requests.hpp"
#include "wire/http_server.hpp"

namespace asyncdemo {

/// Somebody whose connection was accepted and who speaks HTTP, one request after the other.
class loop_http_client {
public:
    /// `patience`, when people are served: until a request is whole.
    explicit loop_http_client(loop_client socket, const wire::http_limits& limits = {},
                              std::chrono::seconds patience = serving_limits::request);

    /// Waits for the next request, which lasts until the next call. Null when none comes any more:
    /// the client has ended, or broke the rules and was told so, or was too slow
    /// (when people are served). Throws as `loop_client::read` does.
    aio::task<const wire::http_request*> receive();

    /// Answers it, and tells people how. Throws as `wire::http_server::answer` and
    /// `loop_client::write` do.
    aio::task<> answer(const wire::http_response& with, std::string_view how = "answered");

    /// Answers it in words, a line of plain text, and tells people the same. Throws as `answer`
    /// does.
    aio::task<> say(wire::http_response with, std::string_view words);

    /// As `loop_client::limit_buffers`.
    void limit_buffers(int bytes) { socket_.limit_buffers(bytes); }

    /// For those who serve people: tells what the request waits for.
    void tell(std::string_view what) { socket_.tell(what); }

    /// For those who serve people: tells that something begins to work on the answer.
    void tell_in_hand(std::string_view what) { socket_.tell_in_hand(what); }

    /// For those who serve people: what is told of the request if it is never answered.
    void expect(std::string_view ending) { socket_.told().expect(ending); }

    /// How long it has waited since it knocked, or since its last request.
    [[nodiscard]] duration waited() const { return socket_.waited(); }

    /// As `loop_client::has_hung_up`.
    [[nodiscard]] bool has_hung_up() { return socket_.has_hung_up(); }

    /// For those who serve people: tells what became of what it has waited for since its answer.
    void settle(std::string_view how) { socket_.settle(how); }

    /// A connection that goes on in another protocol, whose first bytes may have come.
    struct upgraded {
        loop_client socket;
        std::string rest;
    };

    /// After an answer with 101.
    upgraded take_over() && { return {std::move(socket_), codec_.take_rest()}; }

private:
    aio::task<const wire::http_request*> receive_in_time();
    aio::task<const wire::http_request*> read_request();
    aio::task<> send();

    loop_client socket_;
    std::chrono::seconds patience_;
    wire::http_server codec_;
    told_requests told_;
    std::string outgoing_;
    std::array<char, 4096> chunk_;
};

}  // namespace asyncdemo
