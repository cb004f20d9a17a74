// What a side took in C++ and in Python, as a table on a terminal.
#pragma once

#include <string>
#include <vector>

#include "lesson/lesson_run.hpp"
#include "report/terminal/terminal_style.hpp"

namespace asyncdemo {

/// The table with its title above and an empty line before it; nothing when no side ran in both
/// languages.
std::vector<std::string> draw_languages(const lesson_run& run, const terminal_style& style);

}  // namespace asyncdemo
