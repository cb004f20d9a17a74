// A learner at the keys of a lesson that is gone through step by step, on a pseudo-terminal.
#pragma once

#include <string>
#include <string_view>

#include "program/programs.hpp"

namespace asyncdemo {

/// `gather`, step by step. The virtual clock makes every figure exact, and the run itself takes no
/// time.
launch stepping(words more = {});

/// One Enter for each step of `gather`, with these answers.
std::string keys_to_the_end(const words& answers);

/// Checks that the texts stand in the output, one behind the other; the first that does not is
/// told.
void check_order(const std::string& text, const words& parts);

/// A learner who looks before each key.
class learner {
public:
    explicit learner(const launch& what) : program_(what) {}

    /// True when that comes, behind what was seen last.
    bool sees(std::string_view text) { return program_.writes_next(text); }

    void types(std::string_view keys) { program_.type(keys); }

    process_under_test& program() { return program_; }

    /// Waits for the end, and checks that nothing is left: no process, no mode of the terminal.
    outcome leaves();

private:
    process_under_test program_;
};

}  // namespace asyncdemo
