// A port that stays ours while nobody listens there.
#pragma once

#include <cstdint>

#include "posix/address.hpp"
#include "posix/descriptor.hpp"

namespace asyncdemo::lessons::startup {

/// Keeps a port of loopback from all other programs: a socket that is bound to it, and does not
/// listen, so whoever connects is refused. Listeners that share the port (`aio::port_use`) may come
/// and go there.
class reserved_port {
public:
    /// Lets the system choose a free one. Throws `std::system_error`.
    reserved_port();

    [[nodiscard]] std::uint16_t number() const noexcept { return at_.port; }
    [[nodiscard]] const asyncdemo::address& address() const noexcept { return at_; }

private:
    descriptor socket_;
    asyncdemo::address at_;
};

}  // namespace asyncdemo::lessons::startup
