// What was asked for on the command line, checked against the works that there are.
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

#include "bench/benchmark.hpp"

namespace asyncdemo::bench {

/// A work, with those of its implementations that are to be run.
struct planned_work {
    benchmark what;
    count n = 0;  // as typed; 0: the usual one
    int port = 0;
};

struct plan {
    std::vector<planned_work> works;
    int runs = 1;
    bool draws_table = false;
    std::string help;  // asked for instead of all that
};

/// What was typed can't be done; the text names the option, the value, and what it can be.
class usage_error : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Throws `usage_error`. Without --table, a table is drawn when `is_on_terminal`.
plan parse_command_line(const std::vector<benchmark>& all, int argc, const char* const* argv,
                        bool is_on_terminal);

}  // namespace asyncdemo::bench
