// How old the last item is when it has been consumed, if nothing but the waits took time.
#pragma once

#include "lessons/sides_file.hpp"

namespace asyncdemo::lessons::backpressure {

// Each is 0 when no item is made in time.

duration last_age_unbounded(const settings& chosen);
duration last_age_bounded(const settings& chosen);
duration last_age_dropping_newest(const settings& chosen);
duration last_age_dropping_oldest(const settings& chosen);
duration last_age_regulated(const settings& chosen);

}  // namespace asyncdemo::lessons::backpressure
