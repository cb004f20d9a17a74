#include "stage/counting.hpp"

#include <algorithm>
#include <cmath>

#include "stage/process_figures.hpp"

namespace asyncdemo {
namespace {

// Each sample is shorter than what a system lets a thread run in one piece; the quickest is the one
// that was disturbed least.
constexpr std::uint64_t sample = 200'000;
constexpr int samples = 20;

double measure_counts_per_ns() {
    duration quickest = duration::max();
    for (int i = 0; i < samples; ++i) {
        const duration before = thread_time_so_far();
        count_up(sample);
        quickest = std::min(quickest, thread_time_so_far() - before);
    }
    // A clock that is too coarse must not make it infinite.
    return static_cast<double>(sample) /
           static_cast<double>(std::max(quickest, duration(1000)).count());
}

double counts_per_ns() {
    static const double measured = measure_counts_per_ns();
    return measured;
}

}  // namespace

std::uint64_t count_up(std::uint64_t last) noexcept {
    volatile std::uint64_t count = 0;  // every step of a volatile variable has to be made
    while (count < last) count = count + 1;
    return count;
}

std::uint64_t counted_in(duration d) {
    return static_cast<std::uint64_t>(
        std::llround(static_cast<double>(d.count()) * counts_per_ns()));
}

duration time_to_count(std::uint64_t last) {
    return duration(std::llround(static_cast<double>(last) / counts_per_ns()));
}

}  // namespace asyncdemo
