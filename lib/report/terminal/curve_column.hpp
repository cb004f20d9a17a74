// The curve that a lesson is about, as a column of its table: those of all sides stand below each
// other, on one time axis and at one height.
#pragma once

#include <string>
#include <vector>

#include "lesson/lesson_run.hpp"
#include "report/terminal/terminal_style.hpp"
#include "report/terminal/text_table.hpp"

namespace asyncdemo {

/// The table of `columns`, one line for each name, which is that of a side. Before them stands the
/// curve of its first round, as wide as they leave room for; what it goes up to is said below.
std::vector<std::string> draw_curve_table(const lesson_run& run,
                                          const std::vector<std::string>& names,
                                          std::vector<text_column> columns,
                                          const terminal_style& style);

}  // namespace asyncdemo
