// One run of one implementation, in a process of its own: its peak of memory is its own, no run
// finds the memory and the caches that another one has warmed, and one that hangs can be ended.
#pragma once

#include <chrono>
#include <stdexcept>

#include "bench/benchmark.hpp"

namespace asyncdemo::bench {

/// What was measured in the child process.
struct measured_run {
    outcome result;
    count peak_rss_kb = 0;
};

/// The run did not come to its end: it threw, crashed, or took too long.
class run_failed : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// The most that a run may take. A server that is loaded from outside may take as long as it likes.
inline constexpr std::chrono::seconds run_limit{100};

/// Runs `what` in a child process and waits for it. Throws `run_failed` with the reason.
measured_run run_in_child(const implementation& what, const run_options& with);

}  // namespace asyncdemo::bench
