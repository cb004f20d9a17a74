#include "serving/blocking_socket.hpp"

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>

#include <cerrno>
#include <chrono>
#include <string>
#include <system_error>
#include <thread>

#include "posix/address.hpp"
#include "posix/socket_failure.hpp"

namespace asyncdemo {
namespace {

void set(int fd, int level, int option, int value) {
    ::setsockopt(fd, level, option, &value, sizeof value);
}

}  // namespace

blocking_client::~blocking_client() {
    if (visit_.is_told()) visit_.take_leave(socket_.fd());
}

void blocking_client::send(std::string_view text) {
    look_for_browser();
    const std::string all = guest_.to_send(text);
    const auto sent = ::send(socket_.fd(), all.data(), all.size(), MSG_DONTWAIT);
    if (!visit_.is_told()) require(static_cast<int>(sent), "send");
    visit_.expect(sent == static_cast<ssize_t>(all.size()) ? "answered" : "went away");
}

void blocking_client::look_for_browser() {
    if (guest_.is_known() || !visit_.is_told()) return;
    const duration left = line_guest::until_request - visit_.waited();
    if (left > duration{}) has_come_within(std::chrono::ceil<std::chrono::milliseconds>(left));
    guest_.look_at(first_bytes_of(socket_.fd()), visit_);
}

void blocking_client::write(std::string_view text) {
    while (!text.empty() && !has_gone_) {
        const auto sent = ::send(socket_.fd(), text.data(), text.size(), 0);
        if (sent >= 0) {
            text.remove_prefix(static_cast<std::size_t>(sent));
        } else {
            lose(errno, "closed: does not read");
        }
    }
    visit_.expect("answered");
}

std::size_t blocking_client::read(std::span<char> into) {
    while (!has_gone_) {
        const auto count = ::recv(socket_.fd(), into.data(), into.size(), 0);
        if (count >= 0) return static_cast<std::size_t>(count);
        lose(errno, "closed: says nothing");
    }
    return 0;
}

void blocking_client::lose(int error, std::string_view when_late) {
    if (error == EINTR) return;
    const std::error_code why(error, std::generic_category());
    if (!visit_.is_told() && !is_departure(why)) throw std::system_error(why, "talk to a client");
    give_up(error == EAGAIN ? when_late : "went away");
}

void blocking_client::block_at_most(std::chrono::seconds time) {
    const timeval most{.tv_sec = time.count(), .tv_usec = 0};
    for (const int way : {SO_RCVTIMEO, SO_SNDTIMEO}) {
        require(::setsockopt(socket_.fd(), SOL_SOCKET, way, &most, sizeof most), "limit a wait");
    }
}

void blocking_client::tell_if_silent(std::string_view what) {
    if (visit_.is_told() && !is_readable(socket_.fd())) visit_.tell_idle(what);
}

bool blocking_client::has_come_within(std::chrono::milliseconds time) {
    pollfd input{.fd = socket_.fd(), .events = POLLIN, .revents = 0};
    return ::poll(&input, 1, static_cast<int>(time.count())) != 0;
}

void blocking_client::give_up(std::string_view why) {
    has_gone_ = true;
    visit_.settle(why);
}

blocking_listener::blocking_listener(stage& on, const address& at)
    : on_(on),
      socket_(
          require(::socket(to_socket_address(at).ss_family, SOCK_STREAM, 0), "create a socket")) {
    const std::string operation = "listen on " + to_string(at);
    sockaddr_storage where = to_socket_address(at);
    if (where.ss_family == AF_INET6) set(fd(), IPPROTO_IPV6, IPV6_V6ONLY, 0);  // as libuv has it
    set(fd(), SOL_SOCKET, SO_REUSEADDR, 1);  // or the port stays taken for a while after a server
    socklen_t length = where.ss_family == AF_INET6 ? sizeof(sockaddr_in6) : sizeof(sockaddr_in);
    auto* const generic = reinterpret_cast<sockaddr*>(&where);
    require(::bind(fd(), generic, length), operation.c_str());
    require(::listen(fd(), SOMAXCONN), operation.c_str());
    require(::getsockname(fd(), generic, &length), "look up the port");
    port_ = from_socket_address(where).port;
}

blocking_client blocking_listener::accept() {
    if (on_.is_serving()) free_.acquire();
    places* const taken = on_.is_serving() ? &free_ : nullptr;
    sockaddr_storage from{};
    const auto try_accept = [&] {
        socklen_t length = sizeof from;
        return ::accept(fd(), reinterpret_cast<sockaddr*>(&from), &length);
    };
    const auto has_passing_trouble = [] {
        return passes_by_itself({errno, std::generic_category()});
    };
    int client = try_accept();
    while (client == -1 && on_.is_serving() && has_passing_trouble()) {
        std::this_thread::sleep_for(serving_limits::until_next_try);
        client = try_accept();
    }
    descriptor socket(require(client, "accept"));
    visit knocked(on_, port_, client, &from);
    return {std::move(socket), std::move(knocked), taken};
}

}  // namespace asyncdemo
