// So many in a time, of one who may send: any more is too much.
#pragma once

#include <cstddef>
#include <vector>

#include "aio/clock.hpp"

namespace asyncdemo {

/// Keeps the moments of the last ones.
class rate_limit {
public:
    /// At most `count` within any `span`.
    rate_limit(std::size_t count, aio::duration span) : span_(span), last_(count) {}

    /// Counts one more, at `now`, which never goes back. False when that is too many.
    bool take(aio::time_point now) {
        const bool is_allowed = taken_ < last_.size() || now - last_[next_] >= span_;
        last_[next_] = now;
        next_ = (next_ + 1) % last_.size();
        if (taken_ < last_.size()) ++taken_;
        return is_allowed;
    }

private:
    aio::duration span_;
    std::vector<aio::time_point> last_;  // a ring
    std::size_t next_ = 0;               // the oldest in it
    std::size_t taken_ = 0;              // how much of it is filled
};

}  // namespace asyncdemo
