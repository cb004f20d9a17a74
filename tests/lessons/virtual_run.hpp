// Sides run on the virtual clock without processes, which takes no time.
#pragma once

#include "lesson/lesson_run.hpp"

namespace asyncdemo {

/// True when the side can run on the virtual clock.
bool is_virtual(const side& s);

/// Runs and judges those sides that can run on the virtual clock. Rethrows what a side threw.
lesson_run run_virtually(const lesson& l, const settings& chosen, bool with_mistakes);

}  // namespace asyncdemo
