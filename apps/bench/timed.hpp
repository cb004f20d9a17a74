// How long something took, and implementations of which nothing but that is to be told.
#pragma once

#include <chrono>
#include <stdexcept>

#include "bench/benchmark.hpp"

namespace asyncdemo::bench {

/// The seconds that `what()` takes.
template <class What>
double seconds_of(const What& what) {
    const auto start = std::chrono::steady_clock::now();
    what();
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    return took.count();
}

/// Whoever handles the items 0 to n - 1 adds them up. Throws `std::logic_error` when that has given
/// another `sum`: then it was something else that was measured.
inline void check_sum(count sum, count n) {
    if (sum != n * (n - 1) / 2) throw std::logic_error("an item was lost, or came twice");
}

/// An implementation all of whose time counts.
inline implementation timed(std::string_view name, void (*run)(count n), count usual_n = 0) {
    return {name,
            [run](const run_options& with) { return outcome{seconds_of([&] { run(with.n); })}; },
            usual_n};
}

}  // namespace asyncdemo::bench
