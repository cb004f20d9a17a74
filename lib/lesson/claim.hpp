// What a lesson teaches, stated so that a measurement can refute it.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "lesson/code_file.hpp"
#include "lesson/recording.hpp"
#include "lesson/settings.hpp"

namespace asyncdemo {

enum class verdict { pass, fail, inconclusive };

std::string_view to_string(verdict v);

/// Whether a measured figure keeps its bound.
struct finding {
    enum class unit { time_s, number, per_second, memory_kb, factor };
    enum class relation { at_most, at_least, exactly };

    unit in = unit::number;
    relation should_be = relation::exactly;
    double measured = 0;
    double bound = 0;
    std::string unanswerable;  // why it can't be said here; empty otherwise
    bool is_margin = false;    // the bound is a share of a time that --speed divides as well

    [[nodiscard]] bool holds() const;
    /// By how much the bound is missed; 0 when it holds. A time holds to the microsecond.
    [[nodiscard]] double shortfall() const;
};

/// How many times as much one thing is as another.
struct multiple {
    multiple(double v) : value(v) {}  // NOLINT(google-explicit-constructor): it is but a number
    double value;
};

// A figure and its bound, as a claim returns them. Times are ratios' stuff: give a bound with a
// margin relative to what was asked for, never an absolute one.
finding at_most(seconds measured, seconds bound);
finding at_least(seconds measured, seconds bound);
finding at_most(integer measured, integer bound);
finding at_least(integer measured, integer bound);
finding exactly(integer measured, integer expected);
finding at_most(rate measured, rate bound);
finding at_most_factor(double measured, double bound);
finding at_least_factor(double measured, double bound);
inline finding at_most(multiple measured, multiple bound) {
    return at_most_factor(measured.value, bound.value);
}
inline finding at_least(multiple measured, multiple bound) {
    return at_least_factor(measured.value, bound.value);
}
finding at_least_kilobytes(double measured, double bound);

/// How far a time is off, and a margin that is a share of it: at a high --speed the margin shrinks,
/// but not what the program itself takes.
finding within_margin(seconds off, seconds margin);

/// The claim can't be judged with these parameters or on this machine; `why` says so to people.
finding cannot_say(std::string why);

/// What a claim sees: one side in one round, and through `beside` the others of that round.
class side_view {
public:
    /// Gives the recording of a side in the same round, or null when it did not run.
    using lookup = std::function<const recording*(std::string_view side)>;

    side_view(const recording& of, const settings& chosen, const lookup& others)
        : of_(of), chosen_(chosen), others_(others) {}

    template <class T>
    T operator[](const parameter<T>& p) const {
        return chosen_[p];
    }

    [[nodiscard]] const settings& chosen() const { return chosen_; }
    [[nodiscard]] seconds wall() const { return seconds(of_.wall_s); }
    [[nodiscard]] integer in_flight() const { return of_.peak_in_flight(); }
    [[nodiscard]] integer in_flight(std::string_view what) const {
        return of_.peak_in_flight(what);
    }
    [[nodiscard]] integer threads() const;
    [[nodiscard]] const std::vector<row>& rows() const { return of_.rows; }
    [[nodiscard]] const std::vector<span>& spans() const { return of_.spans; }
    [[nodiscard]] const std::vector<mark>& marks() const { return of_.marks; }
    [[nodiscard]] const series& find_series(std::string_view name) const {
        return of_.find_series(name);
    }

    /// A figure that the side recorded. Throws `not_recorded`.
    [[nodiscard]] double metric(std::string_view name) const;
    [[nodiscard]] integer counted(std::string_view name) const;
    [[nodiscard]] seconds time(std::string_view name) const { return seconds(metric(name)); }

    /// Another side of the same round. Throws `side_did_not_run`.
    [[nodiscard]] side_view beside(std::string_view side) const;

private:
    const recording& of_;
    const settings& chosen_;
    const lookup& others_;
};

/// A claim asked for a figure that this run does not have (resources on the virtual clock).
struct not_recorded {};

/// A claim compares with a side that was not chosen.
struct side_did_not_run {};

inline constexpr std::string_view every_side = "";

/// Finds the figure of a side and its bound; `claim_words.hpp` has the words for the usual ones.
using claim_judge = std::function<finding(const side_view&)>;

struct claim {
    std::string_view side;  // whose claim it is; also judged on the mistake that stands for it
    std::string_view text;  // goes on after the name of the side: "takes the longest wait"
    claim_judge judge;
    bool is_point = false;  // the lesson's conclusion says so, with figures
    /// Where the side in the other language does otherwise; else it is judged on both.
    std::optional<language> only_in = {};
};

/// The claim as one that the conclusion rests on: where it can't be judged, or fails, there is
/// nothing to conclude.
inline claim the_point(claim c) {
    c.is_point = true;
    return c;
}

/// What is so in C++, and not in Python.
inline claim in_cpp(claim c) {
    c.only_in = language::cpp;
    return c;
}

/// What is so in Python, and not in C++; `side` is the name of the one in C++.
inline claim in_python(claim c) {
    c.only_in = language::python;
    return c;
}

}  // namespace asyncdemo
