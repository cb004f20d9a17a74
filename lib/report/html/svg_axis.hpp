// What the drawings of a page share: a line at each tick of the time axis, and the times below.
// Across, everything is measured in percent of the drawing, so that it fits into any page without
// scaling its letters.
#pragma once

#include <string>

#include "report/markup.hpp"
#include "report/time_axis.hpp"

namespace asyncdemo {

/// A share of the whole as the value of an SVG attribute: "33.333%".
std::string svg_percent(double share);

/// The lines, from top to bottom of a drawing.
markup svg_grid(const time_axis& axis);

/// The times, as a drawing to be put below others.
markup svg_axis(const time_axis& axis);

}  // namespace asyncdemo
