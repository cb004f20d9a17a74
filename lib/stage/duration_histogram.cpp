#include "stage/duration_histogram.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace asyncdemo {
namespace {

constexpr int part_bits = 10;
constexpr std::size_t parts = 1U << part_bits;  // of an octave, all of the same width

}  // namespace

void duration_histogram::add(duration d) {
    const auto ns = static_cast<std::uint64_t>(std::max<std::int64_t>(0, d.count()));
    cell& own = cell_of(ns);
    ++own.count;
    own.sum_ns += static_cast<double>(ns);
    ++count_;
    max_ = std::max(max_, d);
}

// The first octave has a cell for each nanosecond, and so has the second; from there on the cells
// of each are twice as wide as those of the one before. A number's leading bits say where it is.
duration_histogram::cell& duration_histogram::cell_of(std::uint64_t ns) {
    const int bits = std::max(0, static_cast<int>(std::bit_width(ns)) - part_bits);
    const auto octave = static_cast<std::size_t>(bits);
    if (octave >= octaves_.size()) octaves_.resize(octave + 1);
    if (octaves_[octave].empty()) octaves_[octave].resize(parts);
    return octaves_[octave][(ns >> std::max(0, bits - 1)) % parts];
}

duration duration_histogram::percentile(std::int64_t percent) const {
    return at_rank(std::max<std::int64_t>(1, (count_ * percent + 99) / 100));
}

duration duration_histogram::median() const {
    return (at_rank((count_ + 1) / 2) + at_rank(count_ / 2 + 1)) / 2;
}

duration duration_histogram::at_rank(std::int64_t rank) const {
    if (rank == count_) return max_;
    std::int64_t below = 0;
    for (const std::vector<cell>& octave : octaves_) {
        for (const cell& c : octave) {
            below += c.count;
            if (below < rank) continue;
            return duration(std::llround(c.sum_ns / static_cast<double>(c.count)));
        }
    }
    return max_;
}

seconds duration_histogram::mean() const {
    double sum_ns = 0;
    for (const std::vector<cell>& octave : octaves_) {
        for (const cell& c : octave) sum_ns += c.sum_ns;
    }
    return seconds(sum_ns / static_cast<double>(count_) / 1e9);
}

}  // namespace asyncdemo
