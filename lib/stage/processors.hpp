// The processors that there are to compute with.
#pragma once

#include "lesson/units.hpp"

namespace asyncdemo {

/// How many processors this process may use: fewer than the machine has where it was told so
/// (`taskset`, the set of processors of a container). At least 1.
integer usable_processors() noexcept;

}  // namespace asyncdemo
