// A sweep as it stands on the terminal when it is over: the curves and their knees, tables, claims.
#pragma once

#include <string>

#include "lesson/sweep_run.hpp"
#include "report/terminal/terminal_style.hpp"

namespace asyncdemo {

/// With `is_quiet`, the figures and claims alone: nothing is explained.
std::string screen(const sweep_run& sweep, const terminal_style& style, bool is_quiet);

}  // namespace asyncdemo
