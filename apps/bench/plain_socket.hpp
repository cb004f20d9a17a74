// Sockets that block, as little as possible that could be slow or go wrong: for the clients that
// load a server.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "posix/descriptor.hpp"

namespace asyncdemo::bench {

// All of these throw `std::system_error`.

/// A connection to a port of this machine.
descriptor connect_to(std::uint16_t port);

/// Sends what fits into the system's buffers at once; throws `std::runtime_error` for more.
void send_all(const descriptor& to, std::string_view bytes);

/// Waits until something has come, and gives it; empty at the end. It stands in `into`.
std::string_view receive_some(const descriptor& from, std::span<char> into);

}  // namespace asyncdemo::bench
