#include "bench/benchmarks.hpp"

namespace asyncdemo::bench {

std::vector<benchmark> all_benchmarks() {
    return {await(),     spawn(),     actions(), queue(), lock(), gather(),     cancel(), timeout(),
            exception(), to_thread(), connect(), echo(),  http(), http_items(), idle()};
}

}  // namespace asyncdemo::bench
