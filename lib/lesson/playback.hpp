// A run as it stood at a moment while it ran: what stepping and replaying draw.
#pragma once

#include "lesson/lesson_run.hpp"

namespace asyncdemo {

/// The first round as it stood `at_s` seconds after its begin, which sides that ran at the same
/// time share. What came later is not in it; what lasted then is open. Figures and rows come with
/// the end of their side, claims not at all. Of a side that still runs, what is to come is not
/// known: it stands as it does now.
lesson_run as_of(const lesson_run& run, double at_s);

}  // namespace asyncdemo
