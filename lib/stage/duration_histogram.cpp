#include "stage/duration_histogram.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace asyncdemo {
namespace {

constexpr int part_bits = 10;
constexpr std::size_t parts = 1U << part_bits;  // of an octave, all of the same width

}  // namespace

// The first octave has a cell for each nanosecond, and so has the second; from there on the cells
// of each are twice as wide as those of the one before. A number's leading bits say where it is.
void duration_histogram::add(duration d) {
    const auto ns = static_cast<std::uint64_t>(std::max<std::int64_t>(0, d.count()));
    const int octave = std::max(0, static_cast<int>(std::bit_width(ns)) - part_bits);
    cell& own = cell_at(static_cast<std::size_t>(octave), (ns >> std::max(0, octave - 1)) % parts);
    ++own.count;
    own.sum_ns += static_cast<double>(ns);
    ++count_;
    max_ = std::max(max_, d);
}

duration_histogram::cell& duration_histogram::cell_at(std::size_t octave, std::size_t part) {
    if (octave >= octaves_.size()) octaves_.resize(octave + 1);
    if (octaves_[octave].empty()) octaves_[octave].resize(parts);
    return octaves_[octave][part];
}

void duration_histogram::merge(const duration_histogram& other) {
    for (std::size_t octave = 0; octave < other.octaves_.size(); ++octave) {
        for (std::size_t part = 0; part < other.octaves_[octave].size(); ++part) {
            const cell& theirs = other.octaves_[octave][part];
            cell& own = cell_at(octave, part);
            own.count += theirs.count;
            own.sum_ns += theirs.sum_ns;
        }
    }
    count_ += other.count_;
    max_ = std::max(max_, other.max_);
}

duration duration_histogram::percentile(std::int64_t percent) const {
    const std::int64_t rank = std::max<std::int64_t>(1, (count_ * percent + 99) / 100);
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
