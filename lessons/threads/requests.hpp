// The requests of `threads`: how many come, when, and when a pool has served them.
#pragma once

#include "lessons/sides_file.hpp"

namespace asyncdemo::lessons::threads {

/// At least one.
integer how_many(const settings& chosen);

/// When a request comes; the first is number 0.
duration arrival(const settings& chosen, integer request);

/// When the pool is done, if nothing but the waits took time.
duration pool_done(const settings& chosen);

}  // namespace asyncdemo::lessons::threads
