// A run as it stands on the terminal when it is over, on one screen: question, pictures, table,
// conclusion, claims, what next.
#pragma once

#include <string>
#include <vector>

#include "lesson/lesson_run.hpp"
#include "report/terminal/terminal_style.hpp"

namespace asyncdemo {

/// The name of a lesson and its question, to be shown before it runs.
std::string question(const lesson& l, const terminal_style& style);

/// The same with the parameters in use.
std::string question(const lesson& l, const settings& chosen, const terminal_style& style);

/// How much of a run is shown.
enum class extent {
    one_screen,  // as much as the rows of the style hold, with the question above and the prompt
                 // below; what does not fit is left to the other
    everything   // every figure, every claim and every detail
};

/// What came out. With `is_quiet`, the figures and claims alone: no conclusion, no advice.
std::string screen(const lesson_run& run, const terminal_style& style, bool is_quiet,
                   extent shown = extent::one_screen);

/// The conclusion, and what to try next: the end of the screen where it is not quiet.
std::string what_next(const lesson_run& run, const terminal_style& style);

}  // namespace asyncdemo
