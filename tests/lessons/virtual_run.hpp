// Sides run without processes of their own: on the virtual clock, which takes no time, or really.
#pragma once

#include "lesson/lesson_run.hpp"

namespace asyncdemo {

/// True when the side can run on the virtual clock.
bool is_virtual(const side& s);

/// Runs and judges those sides that can run on the virtual clock. Rethrows what a side threw.
lesson_run run_virtually(const lesson& l, const settings& chosen, bool with_mistakes);

/// Runs a side on the machine's clock, without a companion and without counting what it uses.
/// Rethrows what it threw.
recording record_really(const side& s, const settings& chosen);

}  // namespace asyncdemo
