// The sides' recordings as panels of text on one time axis, next to each other.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "lesson/lesson_run.hpp"
#include "report/terminal/terminal_style.hpp"

namespace asyncdemo {

/// The lines of the panels of all sides, next to each other as far as the width allows, then below.
/// Draws the first round of each side.
std::vector<std::string> draw_timelines(const lesson_run& run, const terminal_style& style);

/// The same of the latest round, while it runs, in at most `most_lines` lines: where there is too
/// little room, less is shown of each side. The time axis is as long as the slowest side should
/// take, and longer when it takes longer.
std::vector<std::string> draw_growing_timelines(const lesson_run& so_far,
                                                const terminal_style& style,
                                                std::size_t most_lines);

}  // namespace asyncdemo
