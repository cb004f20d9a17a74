// What came out for the claims of a run, in lines of a terminal.
#pragma once

#include <string>
#include <vector>

#include "lesson/lesson_run.hpp"
#include "report/terminal/terminal_style.hpp"

namespace asyncdemo {

/// What is expected of a claim: one about a mistake is there to be broken.
enum class expectation { holds, breaks };

/// A claim with its sign, its text and its figures, in as many lines as it takes.
std::vector<std::string> draw_claim(const judged_claim& claim, const terminal_style& style,
                                    expectation expected = expectation::holds);

/// The claims that hold, as their number: "✓ 12 of 12 claims hold". Nothing when none does.
std::vector<std::string> draw_held_claims(const lesson_run& run, const terminal_style& style);

/// What stands in place of the claims of a run in which none could be judged.
std::vector<std::string> draw_nothing_judged(const terminal_style& style);

}  // namespace asyncdemo
