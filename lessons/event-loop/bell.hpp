// Something outside of the program that `select()` and its like can wait for: a pipe to oneself.
#pragma once

#include <array>

#include "posix/descriptor.hpp"

namespace asyncdemo::lessons::event_loop {

// [deque, select, newest-first]
/// Rung at one end, heard at the other; the way between leads through the system.
class bell {
public:
    /// Throws `aio::error`.
    bell() : bell(make_ends()) {}

    /// Safe from any thread. Throws `std::system_error`.
    void ring();

    /// Can be read from as soon as the bell was rung.
    [[nodiscard]] int fd() const noexcept { return to_hear_.fd(); }

private:
    explicit bell(std::array<int, 2> ends) : to_hear_(ends[0]), to_ring_(ends[1]) {}
    static std::array<int, 2> make_ends();

    descriptor to_hear_;
    descriptor to_ring_;
};
// [end]

}  // namespace asyncdemo::lessons::event_loop
