// What was measured as points, and the curve that a formula gives: the figures of `lesson::chart`.
#pragma once

#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "lesson/lesson_run.hpp"
#include "report/chart_axis.hpp"

namespace asyncdemo {

/// A row of a side as it is drawn.
struct charted_point {
    double across = 0;
    double measured = 0;
    double computed = 0;
};

/// The rows of the first round of the side, as its lesson's chart wants them; without those that
/// have something else than three numbers from 0 on.
std::vector<charted_point> charted_points(const side_run& side, const points_chart& chart);

/// The points of all sides, and what the axes have to have room for.
struct charted_run {
    /// Has no points when the lesson has no chart.
    explicit charted_run(const lesson_run& run);

    /// True when there is nothing to draw: no points, or all at one place.
    [[nodiscard]] bool is_empty() const { return most <= least || highest <= 0; }

    [[nodiscard]] chart_axis across() const { return {scale::linear, least, most}; }

    /// From 0 on.
    [[nodiscard]] chart_axis up() const { return {scale::linear, 0, highest}; }

    std::vector<std::vector<charted_point>> sides;
    double least = HUGE_VAL;  // across
    double most = 0;
    double highest = 0;  // measured or computed
};

/// A column's name as people read it: "speed_up" is "speed up".
std::string column_title(std::string_view name);

}  // namespace asyncdemo
