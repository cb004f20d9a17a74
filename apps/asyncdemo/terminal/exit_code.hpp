// What the program's exit codes mean, and the errors that lead to them.
#pragma once

#include <stdexcept>

namespace asyncdemo {

enum class exit_code : int {
    ok = 0,  // every claim holds
    claim_failed = 1,
    usage = 2,
    environment = 3,   // it prevented the run: descriptors, threads, a full disk, a crash
    inconclusive = 4,  // only when asked to be strict
    // 128 + the signal by which the program was asked to end
    hung_up = 129,
    interrupted = 130,
    terminated = 143,
};

/// The code for two runs of which one ended with `a` and one with `b`.
exit_code worse(exit_code a, exit_code b);

/// The command line is wrong; the text names the option, the value and what would be right.
class usage_error : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// The environment prevented the run; the text says what to do.
class environment_error : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// The reader of the output has gone: nothing more to do, and nothing to complain of.
struct reader_gone {};

}  // namespace asyncdemo
