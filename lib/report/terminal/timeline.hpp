// The sides' recordings as panels of text on one time axis, next to each other, with a legend.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "lesson/lesson_run.hpp"
#include "report/terminal/terminal_style.hpp"
#include "report/terminal/timeline_panel.hpp"
#include "report/terminal/timeline_scale.hpp"

namespace asyncdemo {

/// The lines of the panels of all sides, next to each other as far as the width allows, then below;
/// the axis and the legend below them. Draws the first round of each side. `at_least` is the scale
/// of the whole run where the sides are but a part of it.
std::vector<std::string> draw_timelines(const lesson_run& run, const terminal_style& style,
                                        const timeline_detail& detail = {},
                                        const timeline_scale& at_least = {});

/// The same of the latest round, while it runs, in at most `most_lines` lines: where there is too
/// little room, less is shown of each side. The time axis is as long as the slowest side should
/// take, and longer when it takes longer.
std::vector<std::string> draw_growing_timelines(const lesson_run& so_far,
                                                const terminal_style& style,
                                                std::size_t most_lines,
                                                const timeline_scale& at_least = {});

/// From much to little, for where the room is short: a panel loses its list of events before its
/// lanes.
extern const std::vector<timeline_detail> timeline_details;

}  // namespace asyncdemo
