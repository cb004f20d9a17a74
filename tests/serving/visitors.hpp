// People at a door, and what is told of them: for the tests of sockets and of protocols.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

#include "aio/run.hpp"
#include "aio/task.hpp"
#include "posix/address.hpp"
#include "posix/descriptor.hpp"
#include "serving/blocking_socket.hpp"
#include "serving/loop_socket.hpp"
#include "stage/recorded.hpp"
#include "stage/stage.hpp"

namespace asyncdemo {

inline const address anywhere{"127.0.0.1", 0};

/// A connection to a port of this machine.
descriptor knock(std::uint16_t port);

/// All that comes until the other side ends. Throws when it takes back what it sent.
std::string read_to_end(const descriptor& from);

/// What is told of clients while `serve(stage&)` runs, for people if there is an entrance.
template <class Serve>
std::vector<client_seen> told_by(std::optional<address> entrance, Serve serve) {
    std::vector<client_seen> told;
    const auto events = events_recorded([&](recorder& to) {
        aio::real_clock time;
        stage on({}, time, to, time.now(), {}, entrance);
        serve(on);
    });
    for (const event& e : events) {
        if (const auto* c = std::get_if<client_seen>(&e)) told.push_back(*c);
    }
    return told;
}

/// What was told of clients, in short; what is the last of one ends with a stop.
std::vector<std::string> words_of(const std::vector<client_seen>& told);

/// What one client gets to read, and what is told of it.
struct outcome {
    std::string read;
    std::vector<std::string> told;
};

/// That of the one client that `serve(loop_listener&)`, a coroutine, serves; `knocks(port)` is the
/// client, and gives what it read.
template <class Serve, class Knock>
outcome outcome_on_loop(std::optional<address> entrance, Serve serve, Knock knocks) {
    outcome o;
    o.told = words_of(told_by(std::move(entrance), [&](stage& on) {
        std::thread client;
        const auto serve_one = [&]() -> aio::task<> {
            loop_listener port(on);
            client = std::thread([&o, &knocks, at = port.port()] { o.read = knocks(at); });
            co_await serve(port);
        };
        aio::run(serve_one());
        client.join();
    }));
    return o;
}

/// The same of `serve(blocking_listener&)`.
template <class Serve, class Knock>
outcome outcome_in_thread(std::optional<address> entrance, Serve serve, Knock knocks) {
    outcome o;
    o.told = words_of(told_by(std::move(entrance), [&](stage& on) {
        blocking_listener port(on);
        std::thread client([&] { o.read = knocks(port.port()); });
        serve(port);
        client.join();
    }));
    return o;
}

}  // namespace asyncdemo
