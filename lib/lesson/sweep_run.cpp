#include "lesson/sweep_run.hpp"

#include <algorithm>

namespace asyncdemo {

std::vector<double> doubled(double from, double to) {
    // A range spans a few dozen doublings at most; the margin is for what division rounds.
    constexpr double almost = 1 - 1e-9;
    std::vector<double> values;
    for (double value = from; value < to * almost; value *= 2) values.push_back(value);
    values.push_back(to);
    return values;
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
