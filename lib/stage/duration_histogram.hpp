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
    /// A percentile is off by less than this share of itself.
    static constexpr double relative_error = 1.0 / 1024;

    /// Takes in a duration. A negative one counts as none.
    void add(duration d);

    /// Takes in all that another one holds.
    void merge(const duration_histogram& other);

    [[nodiscard]] std::int64_t count() const noexcept { return count_; }
    [[nodiscard]] bool empty() const noexcept { return count_ == 0; }

    // What follows asks for a histogram that is not empty.

    /// The nearest rank: about the shortest one that `percent` of all do not exceed.
    [[nodiscard]] duration percentile(std::int64_t percent) const;

    [[nodiscard]] seconds mean() const;

    /// Exact.
    [[nodiscard]] duration max() const noexcept { return max_; }

private:
    struct cell {
        std::int64_t count = 0;
        double sum_ns = 0;
    };

    cell& cell_at(std::size_t octave, std::size_t part);

    std::vector<std::vector<cell>> octaves_;  // those that nothing fell into are empty
    std::int64_t count_ = 0;
    duration max_{};
};

}  // namespace asyncdemo
