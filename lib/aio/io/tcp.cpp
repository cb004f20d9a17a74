#include "aio/io/tcp.hpp"

#include <memory>
#include <utility>

#include "aio/error.hpp"
#include "aio/io/shared_port.hpp"
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

handle<stream_state> make_socket(uv_loop_t* on) {
    return make_handle<stream_state>([on](stream_state* s) { return uv_tcp_init(on, &s->tcp); },
                                     "create a socket");
}

// The other side is told of the size when it connects.
handle<stream_state> make_socket(uv_loop_t* on, unsigned family, int receive_buffer) {
    auto socket = make_handle<stream_state>(
        [on, family](stream_state* s) { return uv_tcp_init_ex(on, &s->tcp, family); },
        "create a socket");
    check(uv_recv_buffer_size(&socket->handle, &receive_buffer), "limit a receive buffer");
    return socket;
}

}  // namespace

void listener_state::take_over() {
    handle<stream_state> socket = make_socket(tcp.loop);
    waiting.push(std::move(socket));
    // Can't fail: there is a connection, and the socket is new.
    uv_accept(reinterpret_cast<uv_stream_t*>(&tcp), &waiting.back()->stream);
    one_more = false;
    failure = nullptr;
}

void listener_state::announce(int status) noexcept {
    one_more = status >= 0;
    try {
        check(status, "accept a connection");
        if (waiting.size() < most_waiting) take_over();
    } catch (...) {
        failure = std::current_exception();
    }
    // A failure is told to all, for libuv is silent until somebody asks again.
    const std::exception_ptr told = failure;
    while (!acceptors.empty() && serve(static_cast<accepting&>(acceptors.front()))) {
        acceptors.grant_front();
        if (!acceptors.empty()) failure = told;
    }
}

bool listener_state::serve(accepting& who) noexcept {
    if (!waiting.empty()) {
        who.connection_ = std::move(waiting.front());
        waiting.pop();
        return true;
    }
    who.failure_ = std::exchange(failure, nullptr);
    return who.failure_ != nullptr;
}

tcp_listener::tcp_listener(endpoint at, port_use use) {
    loop::current().require_real_clock("a socket");
    uv_loop_t* const on = loop::current().uv();
    const std::string operation = describe("listen on", at);
    const sockaddr_storage address = to_address(at, operation);
    state_ = make_handle<listener_state>(
        [&](listener_state* s) { return uv_tcp_init_ex(on, &s->tcp, address.ss_family); },
        operation);
    if (use == port_use::shared) share_port(fd());
    check(uv_tcp_bind(&state_->tcp, reinterpret_cast<const sockaddr*>(&address), 0), operation);
    const auto announce = [](uv_stream_t* listening, int status) noexcept {
        reinterpret_cast<listener_state*>(listening)->announce(status);
    };
    check(uv_listen(reinterpret_cast<uv_stream_t*>(&state_->tcp), backlog, announce), operation);
    port_ = port_of(state_->tcp);
}

std::size_t tcp_listener::waiting() const {
    const std::size_t taken = state_->waiting.size() + (state_->one_more ? 1 : 0);
    return taken + count_waiting(fd()).value_or(0);
}

void tcp_listener::give_way() { lead_to_second(fd()); }

int tcp_listener::fd() const noexcept {
    uv_os_fd_t fd = -1;
    uv_fileno(reinterpret_cast<const uv_handle_t*>(&state_->tcp), &fd);
    return fd;
}

bool accepting::await_ready() {
    if (is_cancel_requested()) return false;
    if (from_.one_more && from_.waiting.size() < listener_state::most_waiting) from_.take_over();
    return from_.serve(*this);
}

stream accepting::await_resume() {
    throw_if_interrupted();
    if (failure_) std::rethrow_exception(failure_);
    return stream(std::move(connection_));
}

void connecting::await_suspend(std::coroutine_handle<> caller) {
    if (is_cancel_requested()) return give_up_unbegun(caller);
    loop::current().require_real_clock("a socket");
    const std::string operation = describe("connect to", to_);
    const sockaddr_storage address = to_address(to_, operation);
    uv_loop_t* const on = loop::current().uv();
    socket_ = receive_buffer_ == 0 ? make_socket(on)
                                   : make_socket(on, address.ss_family, receive_buffer_);
    auto attempt = std::make_unique<request>();
    attempt->awaited_by = this;
    attempt->uv.data = attempt.get();
    const auto tell_caller = [](uv_connect_t* ended, int status) noexcept {
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
