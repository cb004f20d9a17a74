// A lesson that has run once for each of several values of one parameter.
#pragma once

#include <vector>

#include "lesson/lesson_run.hpp"

namespace asyncdemo {

/// `from`, twice that, four times and so on, and `to` as the last one. Both are above 0, `from` is
/// below `to`.
std::vector<double> doubled(double from, double to);

/// The runs differ in nothing but the value of that parameter, so all have the same sides.
struct sweep_run {
    const lesson* of = nullptr;
    const any_parameter* swept = nullptr;  // one of the lesson's
    std::vector<double> values;            // all that were asked for, growing, as in `settings`
    std::vector<lesson_run> points;        // one a value; fewer when the user interrupted it

    /// True when every value was run and every side came to its end by itself.
    [[nodiscard]] bool is_complete() const;

    /// The worst of all runs: fail before inconclusive before pass. Without a run, inconclusive.
    [[nodiscard]] asyncdemo::verdict verdict() const;
};

}  // namespace asyncdemo
