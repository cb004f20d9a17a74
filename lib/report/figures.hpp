// The figures of a side as people read them: what the terminal's table and the Markdown one show.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lesson/lesson_run.hpp"
#include "lesson/parameter.hpp"

namespace asyncdemo {

/// What is written where a side does not have a figure.
inline constexpr std::string_view not_measured = "-";

struct figure {
    std::string title;
    std::optional<std::string> text;  // nothing when the side does not have it
    /// Where the side's part of the JSON document has what the text shows (JSON pointers; two for
    /// "min … max"); none when it is computed from other figures.
    std::vector<std::string> json = {};
};

/// What stands between the two figures of a text that has two.
inline constexpr std::string_view between_figures = " … ";

/// The same titles in the same order for every side of a run. Times are of all rounds, the others
/// of the first one.
std::vector<figure> figures_of(const side_run& side, const lesson_run& run);

/// How long a side took, over its rounds that came to their end.
struct wall_times {
    double median = 0;
    double min = 0;
    double max = 0;
};

/// Nothing when no round came to its end: the wall of a side that hung says nothing about the side.
std::optional<wall_times> finished_walls(const side_run& side);

/// The time of a side if nothing but its waits took time; nothing when it has none.
std::optional<double> ideal_s(const side_run& side, const lesson_run& run);

/// A figure in the unit that its name carries, as people read it: "3.00 s", "812 kB", "2.5". Like
/// those below, `not_measured` for what is no finite number.
std::string show_figure(std::string_view name, double value);

/// A time as people read it: from what the JSON document has, so that the two never round apart.
std::string show_time(double s);

/// A factor as people read it: "12.3x", "0.52x", and "1/71 000" of what is far less.
std::string show_factor(double factor);

/// The value of a parameter as people read it: as it is typed, but a large count in groups.
std::string show_parameter(const any_parameter& p, double value);

/// A plain number, without a fraction when it has none: "2.5", "500 000".
std::string show_number(double number);

}  // namespace asyncdemo
