// The curves of a sweep: how long each side takes by the value of the parameter, and where that
// bends.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "lesson/sweep_run.hpp"

namespace asyncdemo {

struct curve_point {
    double value = 0;    // of the parameter, as in `settings`
    double wall_s = 0;   // the median of the rounds that came to their end
    double least_s = 0;  // what it may have been as well: the shortest round, had the machine not
    double most_s = 0;   // been late; the longest round
};

/// Where a curve bends most. With the value and the time on axes on which every doubling takes as
/// much room, a time that is flat, or that grows with the value, is a straight line, and so is any
/// power. The knee is the point farthest above or below the line between the curve's ends.
struct knee {
    double value = 0;
    double wall_s = 0;
    double growth_before = 1;  // of the time, by each doubling of the value, on average
    double growth_after = 1;
};

struct curve {
    const side* of = nullptr;
    std::vector<curve_point> points;  // growing values; none where the side did not come to its end
    std::optional<knee> bend;
};

/// A curve for each side of the sweep.
std::vector<curve> curves_of(const sweep_run& sweep);

/// Nothing when the time is never off the line by a quarter, or when it would not be off at all had
/// the rounds and the machine been kinder; nor with fewer than three points.
std::optional<knee> find_knee(const std::vector<curve_point>& points);

/// By what the time is multiplied on average when the value doubles, from one point to the other.
double growth(const curve_point& from, const curve_point& to);

/// A time that has a place on an axis that doubles: at least the microsecond that a clock is good
/// for.
double drawable_s(double s);

/// What `find_knee` looks for, for people.
std::string_view about_knees();

}  // namespace asyncdemo
