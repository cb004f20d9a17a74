// The embedded broker in a process of its own, as a real one is: it starts in milliseconds, and
// ends with the side that started it.
#pragma once

#include <cstdint>

#include "stage/child_processes.hpp"
#include "wire/amqp_url.hpp"

namespace asyncdemo {

class broker_process {
public:
    /// Starts it, on loopback. For a side that has no thread but its own, as `child_processes` is.
    /// Throws `std::system_error`.
    explicit broker_process(stage& on);

    [[nodiscard]] wire::amqp_url url() const { return wire::amqp_url(port_); }

private:
    child_processes process_;
    std::uint16_t port_ = 0;
};

}  // namespace asyncdemo
