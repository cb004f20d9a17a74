// Where a curve bends.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "report/chart_axis.hpp"

namespace asyncdemo {

struct curve_point {
    double value = 0;   // of the parameter, as in `settings`
    double figure = 0;  // the median of the rounds that came to their end
    double least =
        0;            // what it may have been as well: the least of the rounds, a time also had the
    double most = 0;  // machine not been late; the greatest
};

/// On a logarithmic axis every doubling takes as much room, so that what grows in proportion, or as
/// any power, is a straight line; on a linear one every step does.
struct curve_axes {
    scale across = scale::logarithmic;
    scale up = scale::logarithmic;
    double step = 1;         // across, where that is linear
    double least_shown = 0;  // up, where that is logarithmic and figures may be 0

    /// Where a value stands: neighbours that are a step apart, or a doubling, differ by 1.
    [[nodiscard]] double place(double value) const;
    [[nodiscard]] double height(double figure) const;

    /// By what a figure is multiplied from one place to the next on average; on a linear axis, what
    /// it gains.
    [[nodiscard]] double growth(const curve_point& from, const curve_point& to) const;
};

/// The point that is farthest above or below the straight line between the ends of its stretch.
struct knee {
    double value = 0;
    double figure = 0;
    double growth_before = 1;
    double growth_after = 1;
};

/// The longest stretch of points with equal steps between them: where a value is missing, because
/// the side gave up or failed there, or the steps differ, a bend would be none of the side's.
std::vector<curve_point> even_stretch(const std::vector<curve_point>& points,
                                      const curve_axes& axes);

/// Nothing when no figure of the even stretch is off the line by a quarter, or when it would not be
/// off at all had the rounds and the machine been kinder; nor with fewer than three points.
std::optional<knee> find_knee(const std::vector<curve_point>& points, const curve_axes& axes);

}  // namespace asyncdemo
