// A server that is asked over HTTP, on the loop: what the clients of a lesson are made of.
#pragma once

#include <array>
#include <string>
#include <utility>

#include "aio/io/tcp.hpp"
#include "aio/task.hpp"
#include "wire/http_client.hpp"

namespace asyncdemo {

/// One connection, on which one request is asked after the other.
class http_caller {
public:
    /// `host` is what every request says it is for: "127.0.0.1:8000".
    http_caller(aio::stream server, std::string host)
        : server_(std::move(server)), codec_(std::move(host)) {}

    /// Connects; `receive_buffer` as in `aio::connect`. Throws `aio::error`.
    static aio::task<http_caller> call(aio::endpoint server, int receive_buffer = 0);

    /// Asks, and waits for the response, which lasts until the next call. Null when the server ends
    /// the connection without one. Throws `aio::error`, and as `wire::http_client` does.
    aio::task<const wire::http_response*> ask(const wire::http_request& what);

    /// The first half of `ask`: sends the request, and waits only until the system has taken it,
    /// which lasts while the server doesn't read. More may be sent before the first is answered
    /// (pipelining). Throws as `ask` does.
    aio::task<> send(const wire::http_request& what);

    /// The second half: waits for the response to the oldest request that has none. One task may do
    /// so while another sends.
    aio::task<const wire::http_response*> receive();

    /// As `aio::stream::limit_buffers`.
    void limit_buffers(int bytes) { server_.limit_buffers(bytes); }

    /// True when nothing can be asked any more.
    [[nodiscard]] bool is_over() const { return codec_.is_over(); }

    /// A connection that goes on in another protocol, whose first bytes may have come.
    struct upgraded {
        aio::stream server;
        std::string rest;
    };

    /// After a response with 101.
    upgraded take_over() && { return {std::move(server_), codec_.take_rest()}; }

private:
    aio::task<> send_outgoing();

    aio::stream server_;
    wire::http_client codec_;
    std::array<char, 4096> chunk_;
};

}  // namespace asyncdemo
