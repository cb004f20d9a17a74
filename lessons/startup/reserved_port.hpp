// A port that stays ours while nobody listens there.
#pragma once

#include <cstdint>

#include "posix/address.hpp"
#include "posix/descriptor.hpp"

namespace asyncdemo::lessons::startup {

/// Keeps a port from all other programs: a socket that is bound to it, and does not listen, so
/// whoever connects is refused. Listeners that share the port (`aio::port_use`) may come and go
/// there.
class reserved_port {
public:
    /// At loopback, the system chooses a free one; else the port that is told, unless somebody has
    /// it, even if he would share it. Throws `std::system_error`.
    explicit reserved_port(asyncdemo::address at = {});

    [[nodiscard]] std::uint16_t number() const noexcept { return at_.port; }
    [[nodiscard]] const asyncdemo::address& address() const noexcept { return at_; }

private:
    descriptor socket_;
    asyncdemo::address at_;
};

}  // namespace asyncdemo::lessons::startup
