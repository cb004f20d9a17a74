#include "bench/benchmarks.hpp"

namespace asyncdemo::bench {

std::vector<benchmark> all_benchmarks() { return {actions()}; }

}  // namespace asyncdemo::bench
