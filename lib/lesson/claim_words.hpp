// The words that most claims are written with: a figure of the side, a relation, and a bound.
//
//     {"gather", "takes the longest wait, not the sum", wall() <= times(1.1, longest)},
//     {"gather", "needs one thread for that", threads() == 1},
//
// A claim that these can't say is a function of its own, `finding name(const side_view&)`.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lesson/bound.hpp"
#include "lesson/claim.hpp"
#include "lesson/settings.hpp"

namespace asyncdemo {

/// A bound with a margin: `times(1.1, longest)` is a tenth more than the longest.
inline bound<seconds> times(double factor, bound<seconds> of) {
    return [factor, of = std::move(of)](const settings& chosen) { return factor * of(chosen); };
}

/// A bound with a margin for the real clock, where everything is a little late; on the virtual one
/// nothing is, so there the bound is exact.
inline bound<seconds> with_margin(double factor, bound<seconds> of) {
    return [factor, of = std::move(of)](const settings& chosen) {
        return chosen.clock == clock_kind::simulated ? of(chosen) : factor * of(chosen);
    };
}

/// A figure that a side has measured. The relations give the judge of a claim.
template <class T>
struct measured_figure {
    std::function<T(const side_view&)> of;
    /// As the JSON document calls it; empty where that has no name for it.
    std::string_view name = {};

    claim_judge operator<=(bound<T> most) const {
        return [of = of, most = std::move(most)](const side_view& side) {
            return at_most(of(side), most(side.chosen()));
        };
    }
    claim_judge operator>=(bound<T> least) const {
        return [of = of, least = std::move(least)](const side_view& side) {
            return at_least(of(side), least(side.chosen()));
        };
    }
    claim_judge operator==(bound<T> expected) const {
        return [of = of, expected = std::move(expected)](const side_view& side) {
            return exactly(of(side), expected(side.chosen()));
        };
    }
};

/// How the JSON document calls the time that a side takes.
inline constexpr std::string_view wall_metric = "wall_s";

/// How long the side took.
inline measured_figure<seconds> wall() { return {&side_view::wall, wall_metric}; }

/// The largest number of spans that were open at one time.
inline measured_figure<integer> in_flight() {
    return {[](const side_view& side) { return side.in_flight(); }};
}

/// The same, of the spans that show that something does `what`: `in_flight("waits")`.
inline measured_figure<integer> in_flight(std::string_view what) {
    return {[what](const side_view& side) { return side.in_flight(what); }};
}

/// The largest number of threads at one time.
inline measured_figure<integer> threads() { return {&side_view::threads}; }

/// A time that the side recorded as a metric: `time_of("age_last_s")`.
inline measured_figure<seconds> time_of(std::string_view metric) {
    return {[metric](const side_view& side) { return side.time(metric); }, metric};
}

/// How many times as large a metric of the side is as that of another side.
inline measured_figure<multiple> ratio_to(std::string_view other, std::string_view metric) {
    return {[other, metric](const side_view& side) {
        return multiple(side.metric(metric) / side.beside(other).metric(metric));
    }};
}

/// A count that the side recorded as a metric: `count_of("dropped")`.
inline measured_figure<integer> count_of(std::string_view metric) {
    return {[metric](const side_view& side) { return side.counted(metric); }, metric};
}

/// A claim that things overlap, each of which lasts as long as `each`: `overlap(wait,
/// in_flight("waits") == tasks)`. When that is too short at the chosen speed, the first may be over
/// before the next begins: then it can't be said instead of being wrong.
claim_judge overlap(const parameter<duration>& each, claim_judge claimed);

/// A claim that says something only if the settings are so: `tells_if(has_several, "one wait has
/// none beside it", in_flight() == tasks)`. With other settings the wrong way does as well as the
/// right one, so there a claim that holds can't be said instead: `why_not`, to learners.
claim_judge tells_if(bool (*is_so)(const settings&), std::string why_not, claim_judge claimed);

/// A claim on what the global interpreter lock of Python does: not judged where the interpreter has
/// none. The side calls `stage.tell_version()`.
claim_judge with_gil(claim_judge claimed);

/// A claim on Python that the global interpreter lock would break: not judged where there is one.
claim_judge without_gil(claim_judge claimed);

/// What the side has marked, each as "LANE WHAT", is this and nothing else, in this order. The
/// figure is how many come as expected from the first on.
claim_judge happens_in_order(std::vector<std::string_view> expected);

/// When the side has marked `last`, as "LANE WHAT", all is over: no span ends later, and nothing is
/// marked. The figure is how many do.
claim_judge nothing_outlives(std::string_view last);

}  // namespace asyncdemo
