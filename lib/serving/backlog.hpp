// The queue of connections that the system has taken and that no server has accepted yet: the one
// place that knows how Linux tells of it. Other systems don't, which is nothing here, never a
// guess.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

#include "posix/address.hpp"

namespace asyncdemo {

/// Just after `fd` was accepted: for how long it had been connected, to a tick of the system's
/// clock (1 to 10 ms).
std::optional<std::chrono::milliseconds> time_in_backlog(int fd);

/// A client that has connected, and is not accepted.
struct unaccepted_client {
    std::uint16_t port;  // that it has connected to
    address from;
};

/// All that wait at these ports of this machine now. Costs little when nobody does, and else a look
/// through the machine's list of connections: milliseconds, or more.
std::optional<std::vector<unaccepted_client>> unaccepted(const std::vector<std::uint16_t>& ports);

/// Those that the lines of /proc/net/tcp, or tcp6, tell of: for a test.
std::vector<unaccepted_client> unaccepted_in(std::istream& table,
                                             const std::vector<std::uint16_t>& ports);

}  // namespace asyncdemo
