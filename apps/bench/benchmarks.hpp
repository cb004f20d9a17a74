// The works that are measured, a function each.
#pragma once

#include <vector>

#include "bench/benchmark.hpp"

namespace asyncdemo::bench {

benchmark actions();

/// In the order in which they are shown.
std::vector<benchmark> all_benchmarks();

}  // namespace asyncdemo::bench
