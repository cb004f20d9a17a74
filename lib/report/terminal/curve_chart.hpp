// The curves of a sweep in one chart of text, with what its axes are.
#pragma once

#include <string>
#include <vector>

#include "lesson/parameter.hpp"
#include "report/curves.hpp"
#include "report/terminal/terminal_style.hpp"

namespace asyncdemo {

/// The lines of the chart, with its axes and what its signs stand for. Each curve has a sign of its
/// own; a dotted upright stands where one bends, and a cross on the axis where one has no point.
/// Nothing when no curve has a point.
std::vector<std::string> draw_chart(const sweep_curves& curves, const any_parameter& swept,
                                    const terminal_style& style);

}  // namespace asyncdemo
