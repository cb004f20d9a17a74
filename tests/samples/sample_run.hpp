// A lesson that has run, made by hand: two sides that wait and the mistake of one, over two rounds.
#pragma once

#include "lesson/lesson_run.hpp"

namespace asyncdemo {

const lesson& sample_lesson();

/// On the real clock; every round came to its end, and the claims are one of each verdict.
lesson_run sample_run();

/// The same on the virtual clock, in one round: nothing of the machine is measured.
lesson_run virtual_sample_run();

/// As `sample_run`, with a wrong prediction for "gather".
lesson_run predicted_sample_run();

/// As `sample_run`, but the second side hung in its only round.
lesson_run sample_run_with_a_timeout();

/// As `sample_run`, with "gather (Python)" and "no-gather (Python)", which take twice as long, and
/// weigh four times as much, as those in C++.
lesson_run python_sample_run();

}  // namespace asyncdemo
