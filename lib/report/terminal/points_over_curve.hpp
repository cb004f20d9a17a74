// What was measured as points, over the curve that a formula gives: `lesson::chart`, as text.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "lesson/lesson_run.hpp"
#include "report/terminal/terminal_style.hpp"

namespace asyncdemo {

/// The chart, `rows` high (at least two) between its axes, with what its signs stand for. Nothing
/// when the lesson has no chart, or when nothing was measured.
std::vector<std::string> draw_points_over_curve(const lesson_run& run, const terminal_style& style,
                                                std::size_t rows = 14);

}  // namespace asyncdemo
