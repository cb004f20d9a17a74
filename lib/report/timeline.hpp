// The sides' recordings as panels of text on one time axis: lanes for what lasted, curves for what
// grew.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "lesson/lesson_run.hpp"
#include "report/terminal_style.hpp"

namespace asyncdemo {

/// The lines of the panels of all sides, next to each other as far as the width allows, then below.
/// Draws the first round of each side.
std::vector<std::string> draw_timelines(const lesson_run& run, const terminal_style& style);

/// How high a value stands among `highest`, as one character; nothing at all is a blank, and what
/// is there at all can be seen.
std::string_view level_sign(double value, double highest, const terminal_style& style);

}  // namespace asyncdemo
