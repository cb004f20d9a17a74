// A curve over time as an SVG chart: the depth of a queue, the memory, how many are in flight.
#pragma once

#include <string>
#include <string_view>

#include "lesson/recording.hpp"
#include "report/markup.hpp"
#include "report/time_axis.hpp"

namespace asyncdemo {

/// What a chart is drawn in.
struct chart_frame {
    std::string_view side;  // whose curve it is
    const time_axis& axis;
    double end_s = 0;       // where the curve ends
    double highest = 0;     // of the same curve on all sides, so that they can be compared by eye
    std::string json = {};  // where the JSON document has the series; empty when it has none
};

/// The chart, with its values at its left, and in words for those who can't see it. A value stays
/// until the next one. Where there are more points than can be told apart, a step shows the highest
/// of those that it stands for.
markup svg_chart(const series& curve, const chart_frame& frame);

}  // namespace asyncdemo
