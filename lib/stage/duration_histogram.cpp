#include "stage/duration_histogram.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace asyncdemo {
namespace {

// Of each power of two, so many equal parts.
constexpr int part_bits = 10;
constexpr std::int64_t parts = 1 << part_bits;

}  // namespace

// Up to twice `parts` each nanosecond has a cell. From there on a cell is twice as wide at each
// power of two, and the leading `part_bits` + 1 bits of a number say which one is its own.
std::size_t duration_histogram::cell_of(std::int64_t ns) noexcept {
    const int bits = std::bit_width(static_cast<std::uint64_t>(ns));
    const int doublings = std::max(0, bits - part_bits - 1);
    return static_cast<std::size_t>(doublings * parts + (ns >> doublings));
}

void duration_histogram::add(duration d) {
    const std::int64_t ns = std::max<std::int64_t>(0, d.count());
    const std::size_t own = cell_of(ns);
    if (own >= cells_.size()) cells_.resize(own + 1);
    ++cells_[own].count;
    cells_[own].sum_ns += static_cast<double>(ns);
    ++count_;
    max_ = std::max(max_, duration(ns));
}

void duration_histogram::merge(const duration_histogram& other) {
    if (cells_.size() < other.cells_.size()) cells_.resize(other.cells_.size());
    for (std::size_t i = 0; i < other.cells_.size(); ++i) {
        cells_[i].count += other.cells_[i].count;
        cells_[i].sum_ns += other.cells_[i].sum_ns;
    }
    count_ += other.count_;
    max_ = std::max(max_, other.max_);
}

duration duration_histogram::percentile(std::int64_t percent) const {
    const std::int64_t rank = std::max<std::int64_t>(1, (count_ * percent + 99) / 100);
    if (rank == count_) return max_;
    auto c = cells_.begin();
    for (std::int64_t below = c->count; below < rank; below += c->count) ++c;
    return duration(std::llround(c->sum_ns / static_cast<double>(c->count)));
}

seconds duration_histogram::mean() const {
    double sum_ns = 0;
    for (const cell& c : cells_) sum_ns += c.sum_ns;
    return seconds(sum_ns / static_cast<double>(count_) / 1e9);
}

}  // namespace asyncdemo
