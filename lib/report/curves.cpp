#include "report/curves.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include "lesson/median.hpp"
#include "lesson/seen_in.hpp"

namespace asyncdemo {
namespace {

// By how much a time may be too long.
double lateness_s(const lesson_run& run) {
    if (run.chosen.clock != clock_kind::real) return 0;
    double late_s = 0;
    for (const double s : run.lateness_s) late_s = std::max(late_s, s);
    return late_s;
}

std::optional<curve_point> point_of(double value, const lesson_run& run, const side& of,
                                    const swept_figure& figure) {
    std::vector<double> found;
    for (std::size_t round = 0; round < run.find(of.name)->runs.size(); ++round) {
        const auto seen = seen_in(run, of, round, figure.of);
        if (seen && std::isfinite(seen->value)) found.push_back(seen->value);
    }
    if (found.empty()) return std::nullopt;
    const auto [least, most] = std::minmax_element(found.begin(), found.end());
    const double late_s = figure.is_time() ? lateness_s(run) : 0;
    return curve_point{.value = value,
                       .figure = median(found),
                       .least = late_s > 0 ? std::max(0.0, *least - late_s) : *least,
                       .most = *most};
}

curve curve_of(const side& of, const sweep_run& sweep, const swept_figure& figure) {
    curve drawn{.of = &of, .points = {}, .missing = {}, .bend = {}};
    for (std::size_t i = 0; i < sweep.points.size(); ++i) {
        const double value = sweep.values[i];
        if (const auto point = point_of(value, sweep.points[i], of, figure)) {
            drawn.points.push_back(*point);
        } else {
            drawn.missing.push_back(value);
        }
    }
    return drawn;
}

// Logarithmic where all can be drawn on such an axis, and nobody asked for equal steps.
curve_axes axes_of(const sweep_run& sweep, const sweep_curves& curves) {
    curve_axes axes;
    if (sweep.steps == sweep_steps::adding || sweep.values.front() <= 0) {
        return {.across = scale::linear,
                .up = scale::linear,
                .step = sweep.values[1] - sweep.values[0]};
    }
    if (curves.figure.is_time()) {
        axes.least_shown = clock_grain_s;
        return axes;
    }
    for (const curve& c : curves.all) {
        for (const curve_point& p : c.points) {
            if (p.least <= 0) axes.up = scale::linear;
        }
    }
    return axes;
}

}  // namespace

sweep_curves curves_of(const sweep_run& sweep) {
    sweep_curves curves{.figure = figure_of(sweep), .axes = {}, .all = {}};
    if (sweep.points.empty()) return curves;
    for (const side_run& s : sweep.points.front().sides) {
        curves.all.push_back(curve_of(*s.of, sweep, curves.figure));
    }
    curves.axes = axes_of(sweep, curves);
    for (curve& c : curves.all) c.bend = find_knee(c.points, curves.axes);
    return curves;
}

}  // namespace asyncdemo
