// What is said above and below the page of a step.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "asyncdemo/step/lesson_steps.hpp"
#include "asyncdemo/step/step_screen.hpp"
#include "runner/lesson_runner.hpp"

namespace asyncdemo {

/// "gather (3 of 20): what will sequential do?"
std::string step_title(const lesson_step& step, const run_plan& plan, const tour_place& in);

/// What a prompt depends on beside the step.
struct prompt_state {
    std::string page = {};     // "page 2 of 3", empty when there is only one
    bool is_last_page = true;  // then Enter leads to the next step
    bool can_vote = false;     // again, on the side of the step
    std::string stray = {};    // a line that is typed where none is asked for
};

/// The keys that lead on from such a step: the most important ones, as many as have room.
std::string step_prompt(const lesson_step& step, const tour_place& in, const prompt_state& now,
                        int width);

/// Below a side that is shown as it ran, at that share of its speed.
std::string picture_prompt(double speed);

/// Asks for a prediction: one of the choices, by its number if they have one, or another value; or
/// for a command, which takes Enter as well here. Leaves room for what is typed.
std::string answer_prompt(const std::vector<quantity>& choices, int width);

/// Below a page that stands beside those of the lesson.
std::string aside_prompt(std::string_view page);

/// Asks for another value of a parameter, likewise.
std::string change_prompt(int width);

}  // namespace asyncdemo
