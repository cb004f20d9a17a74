// The code of a run's sides on an HTML page.
#pragma once

#include <string>
#include <string_view>

#include "lesson/lesson_run.hpp"
#include "report/markup.hpp"

namespace asyncdemo {

/// The regions of the file that belong to sides of the run, in the order of the file, each under
/// the names of its sides and "path:line".
markup draw_html_code(const lesson_run& run, std::string_view code, std::string_view path);

}  // namespace asyncdemo
