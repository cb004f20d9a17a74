// What of a run's screen gives way where the rows of the window are few.
#pragma once

#include <cstddef>
#include <vector>

#include "lesson/lesson.hpp"
#include "report/terminal/timeline_panel.hpp"

namespace asyncdemo {

/// How a screen is laid out: as it is here where there is room for all of it.
struct screen_layout {
    timeline_detail pictures = {};
    bool has_blank_lines = true;
    bool has_all_advice = true;
    std::size_t chart_rows = 14;
};

/// From much to little. Words go first, then the list of events, and lanes stay to the last.
std::vector<screen_layout> layouts_of(const lesson& l);

}  // namespace asyncdemo
