#include "bench/load_client.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <limits>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bench/serving.hpp"

namespace asyncdemo::bench {
namespace {

constexpr std::int64_t connections_at_a_time = 32;
constexpr std::size_t message_size = 64;
constexpr std::size_t everything = std::numeric_limits<std::size_t>::max();

descriptor connect_to(std::uint16_t port) {
    descriptor socket(require(::socket(AF_INET, SOCK_STREAM, 0), "create a socket"));
    sockaddr_in at{};
    at.sin_family = AF_INET;
    at.sin_port = htons(port);
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    require(::connect(socket.fd(), reinterpret_cast<const sockaddr*>(&at), sizeof at), "connect");
    return socket;
}

std::vector<descriptor> connect_to(std::uint16_t port, std::int64_t how_often) {
    std::vector<descriptor> sockets;
    sockets.reserve(static_cast<std::size_t>(how_often));
    for (std::int64_t i = 0; i < how_often; ++i) sockets.push_back(connect_to(port));
    return sockets;
}

// Reads until `wanted` bytes have come, or the other side has ended. Gives how many have come.
std::size_t receive(const descriptor& from, std::size_t wanted) {
    std::array<char, 4096> buffer;
    std::size_t received = 0;
    while (received < wanted) {
        const ssize_t count = ::recv(from.fd(), buffer.data(), buffer.size(), 0);
        require(static_cast<int>(count), "receive");
        if (count == 0) break;
        received += static_cast<std::size_t>(count);
    }
    return received;
}

void send_message(const descriptor& to) {
    static constexpr std::array<char, message_size> message{};
    require(static_cast<int>(::send(to.fd(), message.data(), message.size(), 0)), "send");
}

void receive_message(const descriptor& from) {
    if (receive(from, message_size) < message_size) throw std::runtime_error("the server left");
}

// Sends what each asks, and reads what each is answered, until n have been answered.
template <class Ask, class Hear>
void take_turns(std::uint16_t port, std::int64_t n, std::int64_t at_a_time, const Ask& ask,
                const Hear& hear) {
    auto visitors = connect_to(port, std::min(n, at_a_time));
    for (std::int64_t left = n; left > 0; left -= at_a_time) {
        while (left < std::ssize(visitors)) visitors.pop_back();
        for (const descriptor& visitor : visitors) ask(visitor);
        for (const descriptor& visitor : visitors) hear(visitor);
    }
}

void send_request(const descriptor& to) {
    require(static_cast<int>(::send(to.fd(), request.data(), request.size(), 0)), "send");
}

void receive_response(const descriptor& from) {
    std::array<char, response.size()> all;
    const ssize_t count = ::recv(from.fd(), all.data(), all.size(), MSG_WAITALL);
    if (std::string_view(all.data(), static_cast<std::size_t>(std::max<ssize_t>(count, 0))) !=
        response) {
        throw std::runtime_error("was not answered");
    }
}

void receive_greeting(const descriptor& from) {
    if (receive(from, everything) != greeting.size()) throw std::runtime_error("was not greeted");
}

struct pipe_ends {
    int to_read;
    int to_write;
};

pipe_ends make_pipe() {
    std::array<int, 2> ends{};
    require(::pipe(ends.data()), "create a pipe");
    return {ends[0], ends[1]};
}

// Waits for the end of what comes, since nothing comes but the end.
void wait_for_end(const descriptor& of) {
    char nothing = 0;
    static_cast<void>(::read(of.fd(), &nothing, 1));
}

// The life of the process: it gets a port, loads what listens there, and ends without destroying
// what belongs to its parent.
[[noreturn]] void load_as_ordered(const load_client::load& what,
                                  const descriptor& orders) noexcept {
    std::uint16_t port = 0;
    if (::read(orders.fd(), &port, sizeof port) != sizeof port) std::_Exit(EXIT_SUCCESS);
    try {
        what(port, [&] { wait_for_end(orders); });
        std::_Exit(EXIT_SUCCESS);
    } catch (const std::exception& e) {
        std::fprintf(stderr, "the load has ended early: %s\n", e.what());
        std::_Exit(EXIT_FAILURE);
    }
}

}  // namespace

load_client::load_client(const load& what) {
    const pipe_ends orders = make_pipe();
    const descriptor to_read(orders.to_read);
    orders_ = std::make_unique<const descriptor>(orders.to_write);
    process_ = require(::fork(), "fork");
    if (process_ != 0) return;
    orders_.reset();  // or it would never see the end of its orders
    load_as_ordered(what, to_read);
}

load_client::~load_client() {
    if (process_ == -1) return;
    ::kill(process_, SIGKILL);
    ::waitpid(process_, nullptr, 0);
}

void load_client::aim_at(std::uint16_t port) {
    require(static_cast<int>(::write(orders_->fd(), &port, sizeof port)), "start the load");
}

void load_client::dismiss() noexcept { orders_.reset(); }

void load_client::join() {
    int status = 0;
    require(::waitpid(std::exchange(process_, -1), &status, 0), "wait for the load");
    if (status != 0) throw std::runtime_error("the load was not carried to its end");
}

load_client::load visitors_who_listen(std::int64_t n) {
    return [n](std::uint16_t port, const auto&) {
        for (std::int64_t left = n; left > 0; left -= connections_at_a_time) {
            const auto visitors = connect_to(port, std::min(left, connections_at_a_time));
            for (const descriptor& visitor : visitors) receive_greeting(visitor);
        }
    };
}

load_client::load visitors_who_talk(std::int64_t n) {
    return [n](std::uint16_t port, const auto&) {
        take_turns(port, n, connections_at_a_time, send_message, receive_message);
    };
}

load_client::load visitors_who_ask(std::int64_t n, std::int64_t at_a_time) {
    return [n, at_a_time](std::uint16_t port, const auto&) {
        take_turns(port, n, at_a_time, send_request, receive_response);
    };
}

load_client::load visitors_who_stay(std::int64_t n) {
    return [n](std::uint16_t port, const auto& wait_for_word) {
        const auto visitors = connect_to(port, n);
        wait_for_word();
    };
}

}  // namespace asyncdemo::bench
