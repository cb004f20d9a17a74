// How long something took, and implementations of which nothing but that is to be told.
#pragma once

#include <chrono>

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

/// An implementation all of whose time counts.
inline implementation timed(std::string_view name, void (*run)(count n), count usual_n = 0) {
    return {name,
            [run](const run_options& with) { return outcome{seconds_of([&] { run(with.n); })}; },
            usual_n};
}

}  // namespace asyncdemo::bench
