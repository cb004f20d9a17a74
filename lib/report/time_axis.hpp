// The one time axis that all sides of a run are drawn on, so that they can be compared by eye.
#pragma once

#include <string>
#include <vector>

#include "lesson/lesson_run.hpp"

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

    /// Where a moment lies: 0 at the left end, 1 at the right.
    [[nodiscard]] double share(double at_s) const { return at_s / end_s_; }

private:
    double end_s_;  // more than zero
};

}  // namespace asyncdemo
