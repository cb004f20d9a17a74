// A run as it stands on the terminal when it is over: question, timelines, table, claims, what
// next.
#pragma once

#include <string>
#include <vector>

#include "lesson/lesson_run.hpp"
#include "report/terminal/terminal_style.hpp"

namespace asyncdemo {

/// The name of a lesson and its question, to be shown before it runs.
std::string question(const lesson& l, const terminal_style& style);

/// What came out. With `is_quiet`, the figures and claims alone: no conclusion, no advice.
std::string screen(const lesson_run& run, const terminal_style& style, bool is_quiet);

/// The conclusion, and what to try next: the end of the screen where it is not quiet.
std::string what_next(const lesson_run& run, const terminal_style& style);

/// A claim with its sign, its text and its figures, in as many lines as it takes.
std::vector<std::string> draw_claim(const judged_claim& claim, const terminal_style& style);

/// What stands in place of the claims of a run in which none could be judged.
std::vector<std::string> draw_nothing_judged(const terminal_style& style);

}  // namespace asyncdemo
