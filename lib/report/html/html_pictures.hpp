// What ran, on an HTML page: a panel for each side, next to each other on one time axis.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "lesson/lesson_run.hpp"
#include "report/markup.hpp"

namespace asyncdemo {

/// The question to each side, one legend, and the panels, each below a heading of that level.
markup draw_html_pictures(const lesson_run& run, const nlohmann::ordered_json& document, int level);

}  // namespace asyncdemo
