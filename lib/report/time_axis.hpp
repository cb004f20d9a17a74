// The one time axis that all sides of a run are drawn on, so that they can be compared by eye.
#pragma once

#include <string>
#include <vector>

#include "lesson/lesson_run.hpp"
#include "report/chart_axis.hpp"

namespace asyncdemo {

struct time_tick {
    double at_s = 0;
    std::string label;  // "500 ms"
};

/// From zero to the end of the first round of the slowest side, or of what lasted longer than that.
class time_axis {
public:
    explicit time_axis(const lesson_run& run);

    [[nodiscard]] double end_s() const { return end_s_; }

    /// Round moments, at most six, zero being the first.
    [[nodiscard]] std::vector<time_tick> ticks() const;

    /// The same as the axis of a chart.
    [[nodiscard]] chart_axis across() const { return {scale::linear, 0, end_s_}; }

    /// Where a moment lies: 0 at the left end, 1 at the right.
    [[nodiscard]] double share(double at_s) const { return across().share(at_s); }

private:
    double end_s_;  // more than zero
};

}  // namespace asyncdemo
