// Plain sockets for the sides that block: listening on loopback.
#pragma once

#include <cstdint>

#include "stage/descriptor.hpp"

namespace asyncdemo {

/// A listening TCP socket on a free port of 127.0.0.1. `accept` on it blocks.
class blocking_listener {
public:
    /// Throws `std::system_error`.
    blocking_listener();

    [[nodiscard]] int fd() const noexcept { return socket_.fd(); }
    [[nodiscard]] std::uint16_t port() const noexcept { return port_; }

private:
    descriptor socket_;
    std::uint16_t port_ = 0;
};

/// Returns `result`, unless that is -1: then throws `std::system_error` with errno and `operation`.
int require(int result, const char* operation);

}  // namespace asyncdemo
