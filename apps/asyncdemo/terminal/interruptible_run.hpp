// A lesson's run that ends early when that is wished, and that shows on standard error that it is
// alive.
#pragma once

#include <string_view>

#include "asyncdemo/terminal/wish_to_end.hpp"
#include "lesson/lesson_run.hpp"
#include "report/terminal/terminal_style.hpp"
#include "runner/run_plan.hpp"

namespace asyncdemo {

/// Runs the plan to its end, or until the wish to end it comes: `into` then has what was measured
/// so far. With `shows_progress`, a line on standard error is drawn over meanwhile, and removed:
/// what runs, which is the lesson unless `title` says more. Throws `aio::error` when the system
/// refuses what is needed before any side starts.
void run_unless_interrupted(const run_plan& plan, lesson_run& into, const wish_to_end& enough,
                            bool shows_progress, std::string_view title = {});

/// The same, showing the timelines of the sides as they grow; `style` is that of standard error.
void run_live(const run_plan& plan, lesson_run& into, const wish_to_end& enough,
              const terminal_style& style);

}  // namespace asyncdemo
