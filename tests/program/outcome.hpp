// What became of a program that was started.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <ostream>
#include <string>
#include <vector>

namespace asyncdemo {

/// How it ended, and what it wrote.
struct outcome {
    int exit_code = -1;  // 128 + signal when a signal ended it, as a shell has it
    int signal = 0;
    bool was_too_slow = false;  // killed at the deadline
    std::string out;
    std::string err;
    std::string terminal;  // what went there of either
    std::chrono::duration<double> wall{};
    std::vector<pid_t> left_over;  // processes that it started and that are still there
};

std::ostream& operator<<(std::ostream& to, const outcome& o);

}  // namespace asyncdemo
