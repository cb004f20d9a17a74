// What each side of a run recorded, on an HTML page: its timeline and its own lines, as tables that
// are folded.
#pragma once

#include "lesson/lesson_run.hpp"
#include "report/markup.hpp"

namespace asyncdemo {

/// Of the first round of each side; empty where nothing was recorded.
markup draw_html_side_tables(const lesson_run& run);

}  // namespace asyncdemo
