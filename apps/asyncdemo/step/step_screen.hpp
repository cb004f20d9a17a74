// What the steps of a lesson are shown on, and where in a tour they stand.
#pragma once

#include <functional>
#include <string>

#include "asyncdemo/learner/lesson_place.hpp"
#include "report/terminal/terminal_style.hpp"

namespace asyncdemo {

/// A lesson among those of a tour. One that stands alone has no place and no neighbours.
struct tour_place {
    std::string where = {};  // "3 of 5"
    bool has_previous = false;
    bool has_next = false;
};

/// What the steps are shown on.
struct step_screen {
    /// Asked anew for every page, for windows change their size.
    std::function<terminal_style()> style;
    /// False on a dumb terminal: then every line stays as it was written.
    bool can_draw_over = true;
    tour_place place = {};
    /// Where the lesson was left before, to go on there.
    lesson_place left = {};
};

}  // namespace asyncdemo
