// The last twenty seconds of a recording that grows: what is drawn of a server that may be open for
// hours.
#pragma once

#include "lesson/recording.hpp"

namespace asyncdemo {

/// How long the time axis is.
inline constexpr double recent_s = 20;

/// Where the axis begins when the server has been open for `now_s`: so that there is room to grow.
/// It moves on in steps; between two of them, what has been stands still.
double begin_of_recent(double now_s);

/// What was, and lasts, from `from_s` on, with that as the zero of its times.
recording part_from(const recording& whole, double from_s);

}  // namespace asyncdemo
