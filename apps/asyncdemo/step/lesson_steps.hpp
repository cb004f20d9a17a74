// In which order a lesson is gone through.
#pragma once

#include <vector>

#include "lesson/lesson.hpp"
#include "runner/run_plan.hpp"

namespace asyncdemo {

struct lesson_step {
    enum class kind {
        story,     // what it is about, and nothing of what comes out
        code,      // of a side
        predict,   // what that side will do
        run,       // of that side, and what the prediction was worth
        overview,  // all sides: timelines, table, claims
        reasons    // what to look at, why it came out so, where to go on
    };

    kind is = kind::story;
    const side* of = nullptr;  // of code, predict and run

    friend bool operator==(const lesson_step&, const lesson_step&) = default;
};

/// What the plan predicts already is not asked again.
std::vector<lesson_step> steps_of(const run_plan& plan);

}  // namespace asyncdemo
