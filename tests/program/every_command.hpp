// Every command of the program, for the tests that try all of them in odd surroundings.
#pragma once

#include <string>
#include <vector>

#include "program/programs.hpp"

namespace asyncdemo {

/// A command that is over in a moment.
struct short_command {
    words typed;
    bool starts_sides = false;        // processes of its own, and a loop
    bool says_the_same_again = true;  // nothing in its results was measured

    [[nodiscard]] std::string name() const;
};

/// What the commands need, and what they leave: a recording to replay, a learner's progress.
class command_set {
public:
    command_set();

    /// One of each verb, and those with another way out.
    [[nodiscard]] const std::vector<short_command>& all() const { return all_; }

    /// To be started as it is typed, for a learner of its own.
    [[nodiscard]] launch launched(const words& typed) const;

    /// The same by way of a shell, which does that first: "ulimit -v 1000;", or with redirections
    /// behind it: ">&-".
    [[nodiscard]] launch by_shell(const words& typed, const std::string& first,
                                  const std::string& redirections) const;

private:
    temporary_directory directory_;
    std::vector<short_command> all_;
};

}  // namespace asyncdemo
