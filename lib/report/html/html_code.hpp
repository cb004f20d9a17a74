// The code of a run's sides on an HTML page.
#pragma once

#include <vector>

#include "lesson/code_file.hpp"
#include "lesson/lesson_run.hpp"
#include "report/markup.hpp"

namespace asyncdemo {

/// The regions of the files that belong to sides of the run, in their order, each under the names
/// of its sides and "path:line". Of a lesson that has sides in Python, each side in C++ and beside
/// it in Python, whichever of them ran, below a heading of that level; what a side before has as
/// well is named, and not shown again.
markup draw_html_code(const lesson_run& run, const std::vector<code_file>& files, int level);

}  // namespace asyncdemo
