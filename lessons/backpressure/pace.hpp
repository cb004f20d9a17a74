// The two ways to let things happen at a steady pace: after being late, to catch up or not.
#pragma once

#include "aio/sleep.hpp"
#include "lessons/sides_file.hpp"

namespace asyncdemo::lessons::backpressure {

// [unbounded, bounded, bounded-model, drop-newest, drop-oldest, put-not-awaited]
/// Lets one through at each interval, counted from the start: a late one may catch up.
class pace {
public:
    pace(const stage& on, duration interval) : next_(on.start()), interval_(interval) {}

    /// To be awaited before each.
    aio::sleeping next() { return aio::sleep_until(next_ += interval_); }

private:
    aio::time_point next_;
    duration interval_;
};
// [end]

// [regulated]
/// Lets at most one through in an interval: a late one doesn't catch up, or a burst would follow.
/// `on` outlives it.
class rate_limiter {
public:
    rate_limiter(const stage& on, duration interval)
        : on_(on), next_(on.start()), interval_(interval) {}

    /// To be awaited before each.
    aio::sleeping next() {
        next_ = std::max(next_ + interval_, on_.start() + on_.now());
        return aio::sleep_until(next_);
    }

private:
    const stage& on_;
    aio::time_point next_;
    duration interval_;
};
// [end]

}  // namespace asyncdemo::lessons::backpressure
