// What `--sweep` asks for: PARAM=A..B, PARAM=A..B+STEP or PARAM=A,B,C.
#pragma once

#include <string>
#include <vector>

#include "lesson/lesson.hpp"
#include "lesson/sweep_run.hpp"

namespace asyncdemo {

struct sweep_range {
    const any_parameter* swept = nullptr;  // of the lesson
    std::vector<double> values = {};       // as in `settings`; two at least, growing
    sweep_steps steps = sweep_steps::doubling;
};

/// Reads it. Throws `usage_error`.
sweep_range sweep_from(const lesson& l, const std::string& typed);

/// Reads the name of the figure that the curves are of, as the JSON document calls it: "wall_s", or
/// a metric of one of the lesson's columns. Throws `usage_error`.
std::string sweep_metric_from(const lesson& l, const std::string& typed);

}  // namespace asyncdemo
