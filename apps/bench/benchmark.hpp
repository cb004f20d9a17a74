// A work to be measured, and the ways of doing it: on the runtime, and on what lies below it.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace asyncdemo::bench {

using count = std::int64_t;

/// What a run is told.
struct run_options {
    count n = 0;   // how many operations, or connections
    int port = 0;  // where a server listens to be loaded from outside; 0: it brings its own load
};

/// A figure that only some works have, such as the system calls of an echo.
struct further_figure {
    std::string name;  // as in the JSON line: lower case, with its unit
    double value = 0;
};

/// What a run gives back: how long the work itself took, without what had to be set up for it.
struct outcome {
    double seconds = 0;
    std::vector<further_figure> further = {};
};

/// One way of doing the work. `run` is called in a process of its own, and may leave a mess there.
struct implementation {
    std::string_view name;  // aio, libuv, threads, processes, ...
    std::function<outcome(const run_options&)> run;
    count usual_n = 0;  // where the work's would take too long
};

struct benchmark {
    std::string_view name;
    std::string_view about;  // what one of the n operations is
    count usual_n = 0;
    std::vector<implementation> implementations;  // aio comes first; the others are its floors
    bool takes_port = false;                      // a server
};

}  // namespace asyncdemo::bench
