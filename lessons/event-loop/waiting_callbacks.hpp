// The callbacks that wait for something outside of their loop: what a loop on `select()` has
// besides those that are ready.
#pragma once

#include <sys/select.h>
#include <sys/time.h>

#include <functional>
#include <map>
#include <vector>

#include "aio/clock.hpp"

namespace asyncdemo::lessons::event_loop {

// [select]
using callback = std::function<void()>;

/// A list of timers and a list of descriptors. Each callback is due once.
class waiting_callbacks {
public:
    /// Is due at that moment of the machine's clock.
    void call_at(aio::time_point t, callback next);

    /// Is due as soon as something can be read from `fd`. Throws `std::invalid_argument` for one
    /// that `select()` can't be asked about.
    void call_when_readable(int fd, callback next);

    [[nodiscard]] bool is_anybody_waiting() const noexcept;

    /// What callbacks wait to read from, in the form that `select()` takes.
    [[nodiscard]] fd_set awaited_descriptors() const;

    /// How long it is to the earliest timer, not less than zero; a day if there is none.
    [[nodiscard]] timeval time_to_next_timer() const;

    /// Takes out those that are due, given the answer of `select()`: readers first, then timers.
    [[nodiscard]] std::vector<callback> take_due(const fd_set& readable);

private:
    std::multimap<aio::time_point, callback> timers_;
    std::multimap<int, callback> readers_;
};
// [end]

}  // namespace asyncdemo::lessons::event_loop
