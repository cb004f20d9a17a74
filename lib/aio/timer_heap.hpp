// The moments that somebody waits for, earliest first.
//
// Most timers are added in the order in which they will fire, for a program waits for the same few
// durations again and again: those stand in a row. A heap keeps the others. A timer that is removed
// stays there as an entry that leads nowhere, and the whole is swept when half of it is such: so to
// remove takes constant time, amortised, wherever it stood.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <vector>

#include "aio/clock.hpp"

namespace aio {

/// Which slot of the heap leads to a timer, which is for the heap alone to know.
class timer_slot {
private:
    friend class timer_heap;

    static constexpr std::uint32_t nowhere = UINT32_MAX;
    std::uint32_t slot_ = nowhere;
};

/// Something that happens at a moment. Lives where its owner keeps it, usually in the frame of the
/// coroutine that waits.
class timer : public timer_slot {
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
    [[nodiscard]] bool empty() const noexcept { return used_ == 0; }

    /// The heap must not be empty.
    [[nodiscard]] time_point earliest() noexcept { return first().moment; }

    void add(timer& what, time_point moment);

    /// Does nothing when `what` has fired or was never added.
    void remove(timer& what) noexcept;

    /// Takes out the earliest. The heap must not be empty.
    timer& pop() noexcept;

private:
    // Sorted by moving it about: so it names a slot, and the timer, far away in memory, is not
    // touched when it moves.
    struct entry {
        time_point moment;
        std::uint64_t order;  // breaks ties
        std::uint32_t slot;
        [[nodiscard]] bool before(const entry& other) const noexcept {
            return moment != other.moment ? moment < other.moment : order < other.order;
        }
    };

    std::uint32_t take_slot(timer& what);
    void free_slot(std::uint32_t slot) noexcept { free_slots_.push_back(slot); }
    [[nodiscard]] bool is_removed(const entry& e) const noexcept {
        return slots_[e.slot] == nullptr;
    }

    const entry& first() noexcept;
    void drop_removed_in_front() noexcept;
    void sweep() noexcept;
    void clear() noexcept;

    void pop_heap() noexcept;
    void sift_up(entry e, std::size_t position) noexcept;
    void sift_down(entry e, std::size_t position) noexcept;

    std::vector<timer*> slots_;              // null: free, or the timer was removed
    std::vector<std::uint32_t> free_slots_;  // has room for all of them
    std::deque<entry> row_;
    std::vector<entry> heap_;
    std::size_t used_ = 0;  // how many entries lead to a timer
    std::uint64_t added_ = 0;
};

}  // namespace aio
