// A lesson gone through step by step by somebody at the keyboard, in pages that are turned: the
// story; of each side the question and the learner's prediction, the code, the run, the answer; the
// comparison; the mistake; what to try.
#pragma once

#include "asyncdemo/learner/lesson_end.hpp"
#include "asyncdemo/step/step_screen.hpp"
#include "asyncdemo/terminal/wish_to_end.hpp"
#include "lessons/catalog.hpp"
#include "runner/run_plan.hpp"

namespace asyncdemo {

/// True when there is somebody to step with: standard input, output and error are a terminal.
bool can_step();

/// Runs the plan in the background, and shows it step by step from the recording, so that a pause
/// of the learner distorts no figure. `into` has the run afterwards, with the predictions that were
/// made; whoever quits, or wishes to end, may leave it unfinished. Predictions of the plan count as
/// answered. Where a parameter is changed the run is one with that value. However it ends, the
/// terminal is as it was. Requires `can_step()`. Throws what a run throws, and `environment_error`
/// when the terminal can't be written to.
departure step_through_lesson(const catalog_entry& entry, const run_plan& plan,
                              const step_screen& on, const wish_to_end& enough, lesson_run& into);

}  // namespace asyncdemo
