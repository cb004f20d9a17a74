// People at a door, and what is told of them: for the tests of sockets and of protocols.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "posix/address.hpp"
#include "posix/descriptor.hpp"
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

}  // namespace asyncdemo
