// Addresses of the network as people write them, and as the system has them.
#pragma once

#include <sys/socket.h>

#include <cstdint>
#include <string>

#include "aio/io/tcp.hpp"

namespace asyncdemo {

/// A number ("127.0.0.1", "::1"; no names are looked up) and a port.
struct address {
    std::string host = "127.0.0.1";
    std::uint16_t port = 0;

    /// The same for the runtime, valid as long as this.
    [[nodiscard]] aio::endpoint endpoint() const { return {host.c_str(), port}; }
};

/// As people write it: "127.0.0.1:9001", "[::1]:9001".
std::string to_string(const address& a);

/// As the system takes it. Throws `std::invalid_argument` when the host is no number.
sockaddr_storage to_socket_address(const address& a);

/// From what the system says. One of IPv4 that came in through IPv6 is written as what it is.
address from_socket_address(const sockaddr_storage& a);

/// True for what only this machine can reach, or is reached from: 127.0.0.1 and its like, ::1,
/// however they are written ("::1%lo", "::ffff:127.0.0.1").
bool is_loopback(const address& a);

/// True for an address that every network has of its own (fe80::1), and that does not name the
/// one that is meant by an interface of this machine (fe80::1%eth0): the system refuses it.
bool lacks_zone(const address& a);

}  // namespace asyncdemo
