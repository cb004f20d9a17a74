// Which page each step of a lesson shows.
#pragma once

#include "asyncdemo/step/lesson_steps.hpp"
#include "asyncdemo/step/step_terminal.hpp"
#include "asyncdemo/step/stepped_run.hpp"
#include "lessons/catalog.hpp"

namespace asyncdemo {

/// The page of that step. `entry` and `run` outlive it; what it shows of the run is what is known
/// when it is drawn.
page_content content_of(const lesson_step& step, const catalog_entry& entry,
                        const stepped_run& run);

/// What the keys do at that step.
page_content help_of(const lesson_step& step, const tour_place& in);

/// The code of the side of that step, or of all sides.
page_content code_of(const lesson_step& step, const catalog_entry& entry, const stepped_run& run);

/// The parameters of the run.
page_content parameters_of(const stepped_run& run);

}  // namespace asyncdemo
