// What lasted and what happened in a run of a side, as an SVG drawing: a lane below the other, a
// bar for each span and a dot for each mark.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lesson/lesson_run.hpp"
#include "report/markup.hpp"
#include "report/time_axis.hpp"

namespace asyncdemo {

/// What the spans of a run do. Each kind has a look of its own, the same on all sides.
class span_kinds {
public:
    /// The run outlives it.
    explicit span_kinds(const lesson_run& run);

    /// The class that the style sheet knows a span by.
    [[nodiscard]] std::string_view class_of(std::string_view what) const;

    /// The looks that occur, and what they stand for.
    [[nodiscard]] markup legend() const;

private:
    const lesson& of_;
    std::map<span_kind, std::vector<std::string>> whats_;  // each in the order of its appearance
};

/// The first round of a side as it is drawn.
struct drawn_side {
    const recording& round;
    std::string_view name;
    std::string json;  // where the JSON document has the side: "/sides/0"
    const time_axis& axis;
    const span_kinds& kinds;
};

/// False when there are so many lanes, or spans, that only their sum can be read.
bool can_draw_lanes(const recording& r);

/// The drawing, with the names of its lanes at its left, and in words for those who can't see it.
/// Needs at least one lane.
markup svg_lanes(const drawn_side& side);

/// A span in words: "A waits: from 0 us to 2.00 s, for 2.00 s".
std::string describe_span(const span& s);

}  // namespace asyncdemo
