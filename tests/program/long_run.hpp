// A run that only an interruption ends in time.
#pragma once

#include <doctest/doctest.h>

#include <chrono>

#include "program/programs.hpp"

namespace asyncdemo {

/// What every report of a run that was ended early says.
inline constexpr const char* interrupted = "Interrupted: this is what was measured so far";

inline launch long_run(const words& more = {}) {
    return program(words{"threads", "--block", "40s", "--window", "60s"} + more);
}

/// When all its sides are there; a moment later they have begun.
inline void wait_until_it_runs(process_under_test& p) {
    using namespace std::chrono_literals;
    constexpr std::size_t sides_of_threads = 4;
    REQUIRE(p.has_children(sides_of_threads));
    p.watch_for(500ms);
}

}  // namespace asyncdemo
