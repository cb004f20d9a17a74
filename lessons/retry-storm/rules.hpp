// What the services of the sides turn away: for the runs, and for those that serve people.
#pragma once

#include <cstddef>

#include "aio/clock.hpp"
#include "lessons/retry-storm/service.hpp"

namespace asyncdemo::lessons::retry_storm {

/// Of `shedding`, at the door.
bool has_room(stage& on, std::size_t waiting);

/// Of `deadline` and `drop-late`, when a worker comes to a call.
bool ends_in_time(stage& on, const call& asked, aio::time_point begins);
bool begins_in_time(stage& on, const call& asked, aio::time_point begins);

}  // namespace asyncdemo::lessons::retry_storm
