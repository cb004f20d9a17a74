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

}  // namespace asyncdemo
