// One side of a run on an HTML page: what lasted and what grew, as drawings.
#pragma once

#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "lesson/lesson_run.hpp"
#include "report/html/svg_lanes.hpp"
#include "report/markup.hpp"
#include "report/time_axis.hpp"

namespace asyncdemo {

/// What the drawings of all sides of a run have in common.
struct common_drawing {
    const lesson_run& run;
    const nlohmann::ordered_json& document;  // of the run
    time_axis axis;
    span_kinds kinds;
    int level;  // of the heading of a side
};

/// The first round of `run.sides[index]`.
markup draw_html_side(const common_drawing& common, std::size_t index);

}  // namespace asyncdemo
