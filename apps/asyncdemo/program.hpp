// The program as a function of its lessons, so that it can be run with others in tests.
#pragma once

#include <optional>
#include <string_view>

#include "lessons/catalog.hpp"

namespace asyncdemo {

/// The lessons of a program. A side is measured in a process that is told of no other lesson and
/// reads no story, for that would be a part of its memory.
struct program_lessons {
    const catalog& (*all)();
    std::optional<lesson> (*typed)(std::string_view name);
};

/// Parses, dispatches, and turns whatever went wrong into a message and an exit code.
int run_program(const program_lessons& lessons, int argc, char** argv);

}  // namespace asyncdemo
