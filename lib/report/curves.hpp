// The curves of a sweep: a figure of each side, by the value of the parameter.
#pragma once

#include <optional>
#include <vector>

#include "report/knee.hpp"
#include "report/swept_figure.hpp"

namespace asyncdemo {

struct curve {
    const side* of = nullptr;
    std::vector<curve_point> points;  // growing values
    std::vector<double> missing;      // where the side has none: it gave up there, or failed
    std::optional<knee> bend;
};

/// All curves of a sweep share their axes.
struct sweep_curves {
    swept_figure figure;
    curve_axes axes;
    std::vector<curve> all;  // one a side
};

sweep_curves curves_of(const sweep_run& sweep);

}  // namespace asyncdemo
