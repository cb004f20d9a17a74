// What the steps of a lesson are shown on.
#pragma once

#include <functional>
#include <string>

#include "report/terminal/terminal_style.hpp"

namespace asyncdemo {

/// What the steps are shown on.
struct step_screen {
    /// Asked anew for every page, for windows change their size.
    std::function<terminal_style()> style;
    /// False on a dumb terminal: then every line stays as it was written.
    bool can_draw_over = true;
    /// Where in a tour the learner is: "3 of 5"; empty when the lesson stands alone.
    std::string where = {};
};

}  // namespace asyncdemo
