// When things happen in `event`, besides the signal.
#pragma once

#include "lessons/event/sides.hpp"

namespace asyncdemo::lessons::event {

/// When the last task comes: after the signal.
inline duration late(const settings& chosen) { return chosen[after] + chosen[interval]; }

/// When the mistake gives the signal again, so that its run ends.
inline duration late_again(const settings& chosen) { return late(chosen) + 2 * chosen[interval]; }

}  // namespace asyncdemo::lessons::event
