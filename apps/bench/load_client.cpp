#include "bench/load_client.hpp"

#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bench/plain_socket.hpp"
#include "bench/serving.hpp"

namespace asyncdemo::bench {
namespace {

constexpr std::int64_t connections_at_a_time = 32;
constexpr std::size_t message_size = 64;

std::vector<descriptor> connect_all(std::uint16_t port, std::int64_t how_often) {
    std::vector<descriptor> sockets;
    sockets.reserve(static_cast<std::size_t>(how_often));
    for (std::int64_t i = 0; i < how_often; ++i) sockets.push_back(connect_to(port));
    return sockets;
}

// Throws `std::runtime_error` when something else comes.
void receive_exactly(const descriptor& from, std::string_view expected) {
    std::array<char, 256> all;
    const ssize_t count = ::recv(from.fd(), all.data(), expected.size(), MSG_WAITALL);
    if (count < 0 || std::string_view(all.data(), static_cast<std::size_t>(count)) != expected) {
        throw std::runtime_error("was not answered");
    }
}

// What one visitor says, and what it hears then.
struct exchange {
    std::string_view said;
    std::string_view heard;
};

// Until there were n exchanges: all visitors say their part, then all hear theirs.
void take_turns(std::vector<descriptor> visitors, std::int64_t n, const exchange& each) {
    const std::int64_t at_a_time = std::ssize(visitors);
    for (std::int64_t left = n; left > 0; left -= at_a_time) {
        while (left < std::ssize(visitors)) visitors.pop_back();
        for (const descriptor& visitor : visitors) send_all(visitor, each.said);
        for (const descriptor& visitor : visitors) receive_exactly(visitor, each.heard);
    }
}

// The head of the response ends with the only empty line there is.
descriptor open_websocket(std::uint16_t port) {
    descriptor visitor = connect_to(port);
    send_all(visitor, websocket_request);
    std::string head;
    for (std::array<char, 256> some; !head.ends_with("\r\n\r\n");) {
        const std::string_view more = receive_some(visitor, some);
        if (more.empty()) throw std::runtime_error("got no WebSocket");
        head += more;
    }
    if (!head.starts_with("HTTP/1.1 101 ")) throw std::runtime_error("got no WebSocket");
    return visitor;
}

std::vector<descriptor> open_websockets(std::uint16_t port, std::int64_t how_many) {
    std::vector<descriptor> visitors;
    visitors.reserve(static_cast<std::size_t>(how_many));
    for (std::int64_t i = 0; i < how_many; ++i) visitors.push_back(open_websocket(port));
    return visitors;
}

void receive_greeting(const descriptor& from) {
    receive_exactly(from, greeting);
    char more = 0;
    if (::recv(from.fd(), &more, 1, 0) != 0) throw std::runtime_error("was not shown out");
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
            const auto visitors = connect_all(port, std::min(left, connections_at_a_time));
            for (const descriptor& visitor : visitors) receive_greeting(visitor);
        }
    };
}

load_client::load visitors_who_talk(std::int64_t n) {
    static constexpr std::array<char, message_size> message{};
    static constexpr std::string_view zeros(message.data(), message.size());
    return [n](std::uint16_t port, const auto&) {
        take_turns(connect_all(port, std::min(n, connections_at_a_time)), n, {zeros, zeros});
    };
}

load_client::load visitors_who_ask(std::int64_t n, std::int64_t at_a_time) {
    return [n, at_a_time](std::uint16_t port, const auto&) {
        take_turns(connect_all(port, std::min(n, at_a_time)), n, {request, response});
    };
}

load_client::load visitors_who_talk_over_websocket(std::int64_t n) {
    return [n](std::uint16_t port, const auto&) {
        take_turns(open_websockets(port, std::min(n, connections_at_a_time)), n,
                   {masked_frame, plain_frame});
    };
}

load_client::load visitors_who_stay(std::int64_t n) {
    return [n](std::uint16_t port, const auto& wait_for_word) {
        const auto visitors = connect_all(port, n);
        wait_for_word();
    };
}

load_client::load visitors_who_stay_over_websocket(std::int64_t n) {
    return [n](std::uint16_t port, const auto& wait_for_word) {
        const auto visitors = open_websockets(port, n);
        wait_for_word();
    };
}

}  // namespace asyncdemo::bench
