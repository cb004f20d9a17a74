// The works that are measured, a function each.
#pragma once

#include <vector>

#include "bench/benchmark.hpp"

namespace asyncdemo::bench {

benchmark actions();
benchmark await();
benchmark cancel();
benchmark exception();
benchmark connect();
benchmark echo();
benchmark http();
benchmark http_items();
benchmark idle();
benchmark gather();
benchmark lock();
benchmark queue();
benchmark spawn();
benchmark timeout();
benchmark to_thread();

/// In the order in which they are shown.
std::vector<benchmark> all_benchmarks();

}  // namespace asyncdemo::bench
