#include "lesson/sweep_run.hpp"

#include <algorithm>

namespace asyncdemo {
namespace {

// A margin for what calculating with fractions rounds.
constexpr double almost = 1 - 1e-9;

}  // namespace

std::vector<double> doubled(double from, double to) {
    std::vector<double> values;
    for (double value = from; value < to * almost; value *= 2) values.push_back(value);
    values.push_back(to);
    return values;
}

std::vector<double> added(double from, double to, double step) {
    std::vector<double> values;
    for (double n = 0; from + n * step < to * almost; ++n) values.push_back(from + n * step);
    values.push_back(to);
    return values;
}

bool sweep_run::was_interrupted() const {
    return points.size() < values.size() || (!points.empty() && points.back().was_interrupted);
}

bool sweep_run::is_complete() const {
    return points.size() == values.size() &&
           std::all_of(points.begin(), points.end(),
                       [](const lesson_run& run) { return run.is_complete(); });
}

verdict sweep_run::verdict() const {
    asyncdemo::verdict worst = points.empty() ? verdict::inconclusive : verdict::pass;
    for (const lesson_run& run : points) {
        const asyncdemo::verdict found = run.verdict();
        if (found == verdict::fail) return found;
        if (found == verdict::inconclusive) worst = found;
    }
    return worst;
}

}  // namespace asyncdemo
