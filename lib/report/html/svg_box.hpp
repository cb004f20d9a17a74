// The rectangle of a drawing that lies between two axes.
#pragma once

#include "report/chart_axis.hpp"

namespace asyncdemo {

/// In units of the drawing, which count downwards: `up` begins at `bottom`.
struct svg_box {
    chart_axis across;
    chart_axis up;
    double left = 0;
    double right = 0;
    double top = 0;
    double bottom = 0;

    /// Where a value of an axis lies.
    [[nodiscard]] double x_of(double value) const {
        return left + across.share(value) * (right - left);
    }
    [[nodiscard]] double y_of(double value) const {
        return bottom - up.share(value) * (bottom - top);
    }
};

}  // namespace asyncdemo
