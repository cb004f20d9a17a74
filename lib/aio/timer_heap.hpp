// The moments that somebody waits for, earliest first: a heap that can give up any timer in O(log
// n).
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "aio/clock.hpp"

namespace aio {

/// Where in its heap a timer stands, which is for the heap alone to know.
class heap_position {
private:
    friend class timer_heap;

    static constexpr std::size_t nowhere = SIZE_MAX;
    std::size_t position_ = nowhere;
};

/// Something that happens at a moment. Lives where its owner keeps it, usually in the frame of the
/// coroutine that waits.
class timer : public heap_position {
public:
    timer(const timer&) = delete;
    timer& operator=(const timer&) = delete;

    /// Called once, on the loop, when the moment has come; the timer is out of the heap by then.
    virtual void fire() noexcept = 0;

protected:
    timer() = default;
    ~timer() = default;
};

/// Timers of the same moment fire in the order in which they were added. Owns no timer.
class timer_heap {
public:
    [[nodiscard]] bool empty() const noexcept { return entries_.empty(); }
    [[nodiscard]] time_point earliest() const noexcept { return entries_.front().moment; }

    void add(timer& what, time_point moment);

    /// Does nothing when `what` has fired or was never added.
    void remove(timer& what) noexcept;

    /// Takes out the earliest. The heap must not be empty.
    timer& pop() noexcept;

private:
    // Four children a node: half the levels of a binary heap, and siblings share a cache line or
    // two.
    static constexpr std::size_t arity = 4;

    struct entry {
        time_point moment;
        std::uint64_t order;  // breaks ties
        timer* what;
        [[nodiscard]] bool before(const entry& other) const noexcept {
            return moment != other.moment ? moment < other.moment : order < other.order;
        }
    };

    void place(const entry& e, std::size_t position) noexcept;
    void sift_up(entry e, std::size_t position) noexcept;
    void sift_down(entry e, std::size_t position) noexcept;

    std::vector<entry> entries_;
    std::uint64_t added_ = 0;
};

}  // namespace aio
