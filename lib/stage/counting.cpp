#include "stage/counting.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <vector>

#include "lesson/median.hpp"
#include "posix/process_figures.hpp"

namespace asyncdemo {
namespace {

// Each sample is shorter than what a system lets a thread run in one piece, and not all of them are
// disturbed.
constexpr std::uint64_t sample = 50'000;
constexpr std::size_t samples = 15;

double measure_counts_per_ns() {
    std::vector<duration> taken(samples);
    for (duration& time : taken) {
        const duration before = thread_time_so_far();
        count_up(sample);
        time = thread_time_so_far() - before;
    }
    // A clock that is too coarse must not make it infinite.
    const duration usual = std::max(median(taken), duration(1000));
    return static_cast<double>(sample) / static_cast<double>(usual.count());
}

double counts_per_ns() {
    static const double measured = measure_counts_per_ns();
    return measured;
}

}  // namespace

// An atomic step takes the same time whatever is around it, which a plain one does not: some
// processors do that one in no time for a while. Volatile, so that every step has to be made.
std::uint64_t count_up(std::uint64_t last) noexcept {
    volatile std::atomic<std::uint64_t> count = 0;
    while (count.load(std::memory_order_relaxed) < last) {
        count.fetch_add(1, std::memory_order_relaxed);
    }
    return count.load(std::memory_order_relaxed);
}

std::uint64_t counted_in(duration d) {
    return static_cast<std::uint64_t>(
        std::llround(static_cast<double>(d.count()) * counts_per_ns()));
}

}  // namespace asyncdemo
