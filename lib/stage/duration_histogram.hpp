// How often which duration came, without keeping each: what percentiles of millions are taken from.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "lesson/units.hpp"

namespace asyncdemo {

/// A histogram whose cells grow with what they hold, so that every duration, from a nanosecond to
/// 292 years, is known to about three digits, in memory that does not grow with their number: 16 kB
/// for each power of two that there are any of. The idea and the layout are those of Gil Tene's
/// HdrHistogram (https://hdrhistogram.org). Other than there, a cell keeps the sum of what it holds
/// and so gives back their mean: durations that are all alike come back as they were.
class duration_histogram {
public:
    /// Takes in a duration. A negative one counts as none.
    void add(duration d);

    [[nodiscard]] std::int64_t count() const noexcept { return count_; }
    [[nodiscard]] bool empty() const noexcept { return count_ == 0; }

    // What follows asks for a histogram that is not empty.

    /// The nearest rank: the shortest one that `percent` of all do not exceed, or one that is off
    /// by less than a thousandth of that.
    [[nodiscard]] duration percentile(std::int64_t percent) const;

    /// As `median.hpp` has it, as near as a percentile.
    [[nodiscard]] duration median() const;

    [[nodiscard]] seconds mean() const;

    /// Exact.
    [[nodiscard]] duration max() const noexcept { return max_; }

private:
    struct cell {
        std::int64_t count = 0;
        double sum_ns = 0;
    };

    cell& cell_of(std::uint64_t ns);
    [[nodiscard]] duration at_rank(std::int64_t rank) const;  // 1 is the shortest

    std::vector<std::vector<cell>> octaves_;  // those that nothing fell into are empty
    std::int64_t count_ = 0;
    duration max_{};
};

}  // namespace asyncdemo
