// A lesson that was left in the middle: what is kept of it, and how it goes on another time.
#pragma once

#include <cstddef>
#include <string>

#include "asyncdemo/learner/lesson_place.hpp"
#include "asyncdemo/step/lesson_walk.hpp"
#include "asyncdemo/step/stepped_run.hpp"

namespace asyncdemo {

/// Where the learner stands, with what was chosen, said and seen.
lesson_place place_of(const lesson_walk& walk, const stepped_run& run);

/// The plan with the parameters that the lesson was left with. As it is when they don't fit the
/// lesson, which may have changed since.
run_plan as_left(run_plan plan, const lesson_place& left);

/// Gives the run the answers, and notes which sides were shown: both hold only for a run with the
/// parameters and the speed that the lesson was left with. Returns how many answers those are.
std::size_t take_up(const lesson_place& left, stepped_run& run);

/// One line: "Back at step 4 of 9, with --a 3s; 2 answers kept. B: from the beginning." Empty when
/// nothing goes on.
std::string resumption_note(const lesson_place& left, const lesson_walk& walk,
                            const stepped_run& run, std::size_t answers);

}  // namespace asyncdemo
