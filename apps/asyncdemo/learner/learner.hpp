// The learner at this terminal: what is remembered from one run to the next, in the XDG state
// directory. To remember is no lesson's business: nothing here fails a run but `forget_progress`.
#pragma once

#include <cstddef>

#include "asyncdemo/learner/learner_progress.hpp"
#include "asyncdemo/learner/lesson_end.hpp"
#include "lesson/lesson_run.hpp"
#include "lessons/catalog.hpp"

namespace asyncdemo {

/// Notes how a lesson was left, and what the predictions were worth; when it was left before its
/// end, where, and with what. It is done when every side but mistakes and models has run to its end
/// and was seen. A warning on standard error when that can't be kept.
void note_progress(const lesson& of, const lesson_run& run, const departure& left);

/// What is remembered. Sets aside what is no progress; a warning on standard error says so, and
/// when the file can't be read.
learner_progress known_progress();

/// What is remembered, for a screen that shows it by the way: changes nothing and says nothing.
learner_progress glimpse_of_progress();

/// Forgets all of it. Throws `environment_error`.
void forget_progress();

/// How many of these lessons are done.
std::size_t count_done(const catalog& lessons, const learner_progress& progress);

/// Where the tour goes on: in the lesson that was left before its end; else with the first that is
/// neither done nor skipped, and with a skipped one when there is no other. Null when all are done.
const catalog_entry* where_tour_goes_on(const catalog& lessons, const learner_progress& progress);

/// The first in teaching order that is not done, or null.
const catalog_entry* first_not_done(const catalog& lessons, const learner_progress& progress);

}  // namespace asyncdemo
