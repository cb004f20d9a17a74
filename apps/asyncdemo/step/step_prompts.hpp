// What is said above and below the page of a step.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "asyncdemo/step/lesson_steps.hpp"
#include "runner/lesson_runner.hpp"

namespace asyncdemo {

/// "gather (3 of 20): what will sequential do?"; `where` in a tour, empty outside of one.
std::string step_title(const lesson_step& step, const run_plan& plan, std::string_view where);

/// The keys that lead on from such a step.
std::string step_prompt(lesson_step::kind step, bool is_in_tour);

/// Below a side that is shown as it ran, at that share of its speed.
std::string picture_prompt(double speed);

/// Asks for a prediction: one of the choices, by its number if they have one, or another value.
std::string answer_prompt(const std::vector<quantity>& choices, int width);

}  // namespace asyncdemo
