#include "report/curves.hpp"

#include <algorithm>
#include <cmath>

#include "report/figures.hpp"

namespace asyncdemo {
namespace {

constexpr double clear_factor = 1.25;  // off the line by less is no knee

// How high a time stands on the axis.
double height(double s) { return std::log2(drawable_s(s)); }

// How high the line from `first_s` to `last_s` is at the point between them.
double line_at(const curve_point& at, const curve_point& first, double first_s,
               const curve_point& last, double last_s) {
    const double share = std::log2(at.value / first.value) / std::log2(last.value / first.value);
    return height(first_s) + share * (height(last_s) - height(first_s));
}

// By how much the point is above the line between the ends; below it when negative.
double distance(const curve_point& at, const curve_point& first, const curve_point& last) {
    return height(at.wall_s) - line_at(at, first, first.wall_s, last, last.wall_s);
}

// True when the point would be off the line, to the same side, even if the times of it and of the
// ends had been what speaks most against it.
bool is_beyond_doubt(const curve_point& at, const curve_point& first, const curve_point& last) {
    if (distance(at, first, last) > 0) {
        return height(at.least_s) > line_at(at, first, first.most_s, last, last.most_s);
    }
    return height(at.most_s) < line_at(at, first, first.least_s, last, last.least_s);
}

// True when the points next to it are off the line as well, at least half as much as the straight
// way from there to the end would be: what is off alone is a run that went badly and no bend.
bool has_company(const std::vector<curve_point>& points, const std::vector<double>& off,
                 std::size_t at) {
    const auto follows = [&](std::size_t next, std::size_t end) {
        if (next == end) return true;
        const double share = std::log2(points[end].value / points[next].value) /
                             std::log2(points[end].value / points[at].value);
        return off[next] / off[at] >= share / 2;
    };
    return follows(at - 1, 0) && follows(at + 1, points.size() - 1);
}

curve_point point_of(double value, const wall_times& walls, const lesson_run& run) {
    double late_s = 0;
    if (run.chosen.clock == clock_kind::real) {
        for (const double s : run.lateness_s) late_s = std::max(late_s, s);
    }
    return {.value = value,
            .wall_s = walls.median,
            .least_s = std::max(0.0, walls.min - late_s),
            .most_s = walls.max};
}

}  // namespace

std::vector<curve> curves_of(const sweep_run& sweep) {
    std::vector<curve> all;
    if (sweep.points.empty()) return all;
    for (const side_run& s : sweep.points.front().sides) {
        curve& drawn = all.emplace_back();
        drawn.of = s.of;
        for (std::size_t i = 0; i < sweep.points.size(); ++i) {
            const lesson_run& run = sweep.points[i];
            const auto walls = finished_walls(*run.find(s.of->name));
            if (walls) drawn.points.push_back(point_of(sweep.values[i], *walls, run));
        }
        drawn.bend = find_knee(drawn.points);
    }
    return all;
}

std::optional<knee> find_knee(const std::vector<curve_point>& points) {
    if (points.size() < 3) return std::nullopt;
    const curve_point& first = points.front();
    const curve_point& last = points.back();
    std::vector<double> off;
    for (const curve_point& p : points) off.push_back(distance(p, first, last));
    // Never one of the ends, unless all are on the line.
    const auto farthest = std::max_element(
        off.begin(), off.end(), [](double a, double b) { return std::abs(a) < std::abs(b); });
    if (std::abs(*farthest) < std::log2(clear_factor)) return std::nullopt;
    const auto at = static_cast<std::size_t>(farthest - off.begin());
    if (!is_beyond_doubt(points[at], first, last) || !has_company(points, off, at)) {
        return std::nullopt;
    }
    return knee{.value = points[at].value,
                .wall_s = points[at].wall_s,
                .growth_before = growth(first, points[at]),
                .growth_after = growth(points[at], last)};
}

double growth(const curve_point& from, const curve_point& to) {
    const double doublings = std::log2(to.value / from.value);
    return doublings > 0 ? std::exp2((height(to.wall_s) - height(from.wall_s)) / doublings) : 1;
}

double drawable_s(double s) {
    constexpr double shortest_s = 1e-6;
    return std::max(s, shortest_s);
}

std::string_view about_knees() {
    return "\"2.0x a doubling\": the time is multiplied by that when the value doubles. The knee "
           "is where "
           "a curve is farthest from the straight line between its ends, on axes that double: off "
           "it "
           "by a quarter or more, and by more than the rounds differ and the machine was late.";
}

}  // namespace asyncdemo
