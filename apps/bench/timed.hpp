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

/// Throws when a run has not done its work, and so keeps the compiler from leaving it out.
inline void expect(count found, count expected) {
    if (found != expected) throw std::logic_error("not all of the work was done");
}

/// The sum of the numbers from 0 to n - 1.
constexpr count sum_below(count n) { return n * (n - 1) / 2; }

/// An implementation all of whose time counts.
inline implementation timed(std::string_view name, void (*run)(count n), count usual_n = 0) {
    return {name,
            [run](const run_options& with) { return outcome{seconds_of([&] { run(with.n); })}; },
            usual_n};
}

}  // namespace asyncdemo::bench
