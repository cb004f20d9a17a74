#include "report/time_axis.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace asyncdemo {
namespace {

constexpr double shortest_s = 1e-6;  // what a clock is good for
constexpr int most_steps = 5;

// The smallest of 1, 2 and 5, times a power of ten, of which few enough fit into the axis.
double step_for(double end_s) {
    const double least = end_s / most_steps;
    const double power = std::pow(10, std::floor(std::log10(least)));
    for (const double digit : {1, 2, 5}) {
        if (digit * power >= least) return digit * power;
    }
    return 10 * power;
}

std::string label(double at_s, double end_s) {
    if (at_s == 0) return "0";
    // The precision hides what a sum of steps is off by.
    if (end_s >= 1) return fmt::format("{:.4g} s", at_s);
    if (end_s >= 1e-3) return fmt::format("{:.4g} ms", at_s * 1e3);
    return fmt::format("{:.4g} us", at_s * 1e6);
}

}  // namespace

time_axis::time_axis(const lesson_run& run) : end_s_(shortest_s) {
    for (const side_run& side : run.sides) {
        if (side.runs.empty()) continue;
        const recording& first = side.runs.front();
        end_s_ = std::max(end_s_, first.wall_s);
        for (const span& s : first.spans) end_s_ = std::max(end_s_, s.end_s);
    }
}

std::vector<time_tick> time_axis::ticks() const {
    const double step = step_for(end_s_);
    std::vector<time_tick> all;
    for (int i = 0; i * step <= end_s_; ++i) all.push_back({i * step, label(i * step, end_s_)});
    return all;
}

}  // namespace asyncdemo
