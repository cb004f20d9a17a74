// What is to run, and how.
#pragma once

#include <vector>

#include "lesson/grading.hpp"
#include "lesson/lesson.hpp"
#include "runner/python_interpreter.hpp"

namespace asyncdemo {

struct run_plan {
    const lesson* of = nullptr;
    std::vector<const side*> sides;
    settings chosen;
    int rounds = 1;
    duration limit{};  // for each side in each round
    std::vector<prediction> predictions = {};
    python_interpreter python = {};  // for its sides in Python, if it has any
};

/// The limit of a side when none is given: far above what the slowest side should take.
duration default_limit(const lesson& l, const settings& chosen);

/// Gives the plan other settings. A limit that was not given follows them.
void choose(run_plan& plan, const settings& chosen);

}  // namespace asyncdemo
