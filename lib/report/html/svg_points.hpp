// What was measured as points, over the curve that a formula gives: `lesson::chart`, as SVG.
#pragma once

#include "lesson/lesson_run.hpp"
#include "report/markup.hpp"

namespace asyncdemo {

/// The chart, and in words for readers who can't see it. Empty when the lesson has no chart, or
/// when nothing was measured.
markup svg_points_over_curve(const lesson_run& run);

}  // namespace asyncdemo
