#include "aio/tcp.hpp"

#include <memory>
#include <utility>

#include "aio/error.hpp"
#include "aio/loop.hpp"

namespace aio {
namespace {

constexpr int backlog = 4096;  // the system cuts it to what it allows

std::string describe(const char* operation, endpoint at) {
    const bool is_ipv6 = std::string_view(at.host).find(':') != std::string_view::npos;
    const std::string host = is_ipv6 ? "[" + std::string(at.host) + "]" : std::string(at.host);
    return std::string(operation) + " " + host + ":" + std::to_string(at.port);
}

sockaddr_storage to_address(endpoint at, const std::string& operation) {
    sockaddr_storage address{};
    if (uv_ip4_addr(at.host, at.port, reinterpret_cast<sockaddr_in*>(&address)) == 0) {
        return address;
    }
    check(uv_ip6_addr(at.host, at.port, reinterpret_cast<sockaddr_in6*>(&address)), operation);
    return address;
}

std::uint16_t port_of(const uv_tcp_t& socket) {
    sockaddr_storage address{};
    int length = sizeof address;
    check(uv_tcp_getsockname(&socket, reinterpret_cast<sockaddr*>(&address), &length),
          "look up the port");
    // The port stands at the same place in both kinds of address.
    return ntohs(reinterpret_cast<sockaddr_in*>(&address)->sin_port);
}

handle<stream_state> make_socket() {
    uv_loop_t* const on = loop::current().uv();
    return make_handle<stream_state>([on](stream_state* s) { return uv_tcp_init(on, &s->tcp); },
                                     "create a socket");
}

}  // namespace

void listener_state::take_over() {
    handle<stream_state> socket = make_socket();
    // Can't fail: there is a connection, and the socket is new.
    uv_accept(reinterpret_cast<uv_stream_t*>(&tcp), &socket->stream);
    waiting.push(std::move(socket));
}

stream listener_state::next() {
    stream first(std::move(waiting.front()));
    waiting.pop();
    if (std::exchange(one_more, false)) take_over();
    return first;
}

tcp_listener::tcp_listener(endpoint at) {
    loop::current().require_real_clock("a socket");
    uv_loop_t* const on = loop::current().uv();
    const std::string operation = describe("listen on", at);
    state_ = make_handle<listener_state>(
        [on](listener_state* s) { return uv_tcp_init(on, &s->tcp); }, operation);
    const sockaddr_storage address = to_address(at, operation);
    check(uv_tcp_bind(&state_->tcp, reinterpret_cast<const sockaddr*>(&address), 0), operation);
    const auto announce = [](uv_stream_t* listening, int status) {
        auto& state = *reinterpret_cast<listener_state*>(listening);
        if (status < 0) {
            state.failure = status;
        } else if (state.waiting.size() < listener_state::most_waiting) {
            state.take_over();
        } else {
            state.one_more = true;
        }
        if (state.acceptor != nullptr) std::exchange(state.acceptor, nullptr)->wake();
    };
    check(uv_listen(reinterpret_cast<uv_stream_t*>(&state_->tcp), backlog, announce), operation);
    port_ = port_of(state_->tcp);
}

stream accepting::await_resume() const {
    throw_if_interrupted();
    if (const int failure = std::exchange(from_.failure, 0); failure < 0) {
        throw error(failure, "accept a connection");
    }
    return from_.next();
}

void connecting::await_suspend(std::coroutine_handle<> caller) {
    if (is_cancel_requested()) return give_up_unbegun(caller);
    loop::current().require_real_clock("a socket");
    const std::string operation = describe("connect to", to_);
    const sockaddr_storage address = to_address(to_, operation);
    socket_ = make_socket();
    auto attempt = std::make_unique<request>();
    attempt->awaited_by = this;
    attempt->uv.data = attempt.get();
    const auto tell_caller = [](uv_connect_t* ended, int status) {
        const std::unique_ptr<request> done(static_cast<request*>(ended->data));
        if (done->awaited_by == nullptr) return;
        done->awaited_by->status_ = status;
        done->awaited_by->wake();
    };
    check(uv_tcp_connect(&attempt->uv, &socket_->tcp, reinterpret_cast<const sockaddr*>(&address),
                         tell_caller),
          operation);
    pending_ = attempt.release();
    park(caller);
}

stream connecting::await_resume() {
    throw_if_interrupted();
    check(status_, describe("connect to", to_));
    return stream(std::move(socket_));
}

bool connecting::interrupt() noexcept {
    pending_->awaited_by = nullptr;
    return true;
}

}  // namespace aio
