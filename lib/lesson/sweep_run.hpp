// A lesson that has run once for each of several values of one parameter.
#pragma once

#include <string>
#include <vector>

#include "lesson/lesson_run.hpp"

namespace asyncdemo {

/// How one value of a sweep follows from the one before.
enum class sweep_steps { doubling, adding, listed };

/// `from`, twice that, four times and so on, and `to` as the last one. Both are above 0, `from` is
/// below `to`.
std::vector<double> doubled(double from, double to);

/// `from`, `from + step`, and so on, and `to` as the last one. `from` is below `to`, `step` is
/// above 0.
std::vector<double> added(double from, double to, double step);

/// The runs differ in nothing but the value of that parameter, so all have the same sides.
struct sweep_run {
    const lesson* of = nullptr;
    const any_parameter* swept = nullptr;  // one of the lesson's
    std::vector<double> values;            // all that were asked for, growing, as in `settings`
    sweep_steps steps = sweep_steps::doubling;
    /// What the curves are of, as the JSON document calls it: "wall_s", or a metric. Empty: the
    /// figure that the lesson's prediction asks for.
    std::string metric = {};
    std::vector<lesson_run> points;  // one a value; fewer when the user interrupted it

    /// By the user, before the last value had run to its end.
    [[nodiscard]] bool was_interrupted() const;

    /// True when every value was run and every side came to its end by itself.
    [[nodiscard]] bool is_complete() const;

    /// The worst of all runs: fail before inconclusive before pass. Without a run, inconclusive.
    [[nodiscard]] asyncdemo::verdict verdict() const;
};

}  // namespace asyncdemo
