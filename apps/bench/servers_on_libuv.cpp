// The floor: what libuv itself costs, in the style of the examples in its documentation, but with
// nothing allocated for a message that can be sent at once.
#include <uv.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <cstring>

#include "aio/error.hpp"
#include "bench/serving.hpp"

namespace asyncdemo::bench {
namespace {

// A loop with one listening socket. Each handle finds it by way of the loop's `data`.
struct server {
    uv_loop_t loop;
    uv_tcp_t door;
    const serving* asked;
    std::int64_t left;
    std::array<char, 4096> message;  // what a read brought; used up before the next
};

server& server_of(const void* handle) {
    return *static_cast<server*>(static_cast<const uv_handle_t*>(handle)->loop->data);
}

void free_handle(uv_handle_t* handle) { std::free(handle); }

void close_visitor(void* visitor) { uv_close(static_cast<uv_handle_t*>(visitor), free_handle); }

uv_stream_t* accept_visitor(uv_stream_t* door) {
    auto* const visitor = static_cast<uv_tcp_t*>(std::malloc(sizeof(uv_tcp_t)));
    uv_tcp_init(door->loop, visitor);
    auto* const stream = reinterpret_cast<uv_stream_t*>(visitor);
    uv_accept(door, stream);
    return stream;
}

// What the system did not take at once is sent later, from a copy behind the request.
void send_rest(uv_stream_t* to, uv_buf_t rest) {
    auto* const request = static_cast<uv_write_t*>(std::malloc(sizeof(uv_write_t) + rest.len));
    auto* const copy = static_cast<char*>(std::memcpy(request + 1, rest.base, rest.len));
    const uv_buf_t buffer = uv_buf_init(copy, static_cast<unsigned>(rest.len));
    uv_write(request, to, &buffer, 1, [](uv_write_t* sent, int) { std::free(sent); });
}

void send_all(uv_stream_t* to, const char* bytes, std::size_t size) {
    const uv_buf_t buffer = uv_buf_init(const_cast<char*>(bytes), static_cast<unsigned>(size));
    const int sent = uv_try_write(to, &buffer, 1);
    if (sent < 0 && sent != UV_EAGAIN) return;  // it has gone, which the next read will tell
    const std::size_t taken = sent < 0 ? 0 : static_cast<std::size_t>(sent);
    if (taken < size) {
        send_rest(to, uv_buf_init(buffer.base + taken, static_cast<unsigned>(size - taken)));
    }
}

void lend_message(uv_handle_t* visitor, std::size_t, uv_buf_t* lent) {
    auto& message = server_of(visitor).message;
    *lent = uv_buf_init(message.data(), static_cast<unsigned>(message.size()));
}

void on_visitor_to_greet(uv_stream_t* door, int status) {
    if (status < 0) return;
    uv_stream_t* const visitor = accept_visitor(door);
    send_all(visitor, greeting.data(), greeting.size());
    close_visitor(visitor);
    if (--server_of(door).left == 0) uv_close(reinterpret_cast<uv_handle_t*>(door), nullptr);
}

void close_everything(uv_loop_t* loop) {
    const auto close = [](uv_handle_t* handle, void* door) {
        if (uv_is_closing(handle) != 0) return;
        uv_close(handle, handle == door ? nullptr : free_handle);
    };
    uv_walk(loop, close, &static_cast<server*>(loop->data)->door);
}

void on_message(uv_stream_t* visitor, ssize_t size, const uv_buf_t* message) {
    if (size < 0) {
        close_visitor(visitor);
    } else if (size > 0) {
        send_all(visitor, message->base, static_cast<std::size_t>(size));
        if (--server_of(visitor).left == 0) close_everything(visitor->loop);
    }
}

void on_visitor_to_echo(uv_stream_t* door, int status) {
    if (status == 0) uv_read_start(accept_visitor(door), lend_message, on_message);
}

// Whatever comes at a time is taken for one request: there is no parser.
void on_request(uv_stream_t* visitor, ssize_t size, const uv_buf_t*) {
    if (size < 0) {
        close_visitor(visitor);
    } else if (size > 0) {
        send_all(visitor, response.data(), response.size());
        if (--server_of(visitor).left == 0) close_everything(visitor->loop);
    }
}

void on_visitor_to_answer(uv_stream_t* door, int status) {
    if (status == 0) uv_read_start(accept_visitor(door), lend_message, on_request);
}

void on_end(uv_stream_t* visitor, ssize_t size, const uv_buf_t*) {
    if (size < 0) close_visitor(visitor);
}

void on_visitor_to_hold(uv_stream_t* door, int status) {
    if (status < 0) return;
    uv_read_start(accept_visitor(door), lend_message, on_end);
    if (--server_of(door).left > 0) return;
    uv_close(reinterpret_cast<uv_handle_t*>(door), nullptr);
    server_of(door).asked->when_all_are_here();
}

void serve(const serving& asked, uv_connection_cb on_visitor) {
    std::signal(SIGPIPE, SIG_IGN);  // to write to a visitor who has gone is only an error
    server all{};
    all.asked = &asked;
    all.left = asked.n;
    aio::check(uv_loop_init(&all.loop), "create an event loop");
    all.loop.data = &all;
    uv_tcp_init(&all.loop, &all.door);
    sockaddr_in at{};
    uv_ip4_addr("127.0.0.1", asked.port, &at);
    auto* const address = reinterpret_cast<sockaddr*>(&at);
    aio::check(uv_tcp_bind(&all.door, address, 0), "bind");
    aio::check(uv_listen(reinterpret_cast<uv_stream_t*>(&all.door), 4096, on_visitor), "listen");
    int length = sizeof at;
    aio::check(uv_tcp_getsockname(&all.door, address, &length), "look up the port");
    asked.when_open(ntohs(at.sin_port));
    uv_run(&all.loop, UV_RUN_DEFAULT);
    aio::check(uv_loop_close(&all.loop), "close the event loop");
}

}  // namespace

void answer_on_libuv(const serving& asked) { serve(asked, on_visitor_to_answer); }

const server_kinds servers_on_libuv{
    .greet = [](const serving& asked) { serve(asked, on_visitor_to_greet); },
    .echo = [](const serving& asked) { serve(asked, on_visitor_to_echo); },
    .hold = [](const serving& asked) { serve(asked, on_visitor_to_hold); },
};

}  // namespace asyncdemo::bench
