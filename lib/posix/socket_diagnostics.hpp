// What the kernel says of its sockets by netlink (sock_diag(7)), which costs much less than a look
// through its list of all connections.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace asyncdemo {

/// How many connections wait to be accepted at these ports of this machine, all in all. Nothing
/// when the system does not tell: it is no Linux, or a container keeps it from us.
std::optional<std::size_t> count_unaccepted(const std::vector<std::uint16_t>& ports);

}  // namespace asyncdemo
