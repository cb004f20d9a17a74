// Real work for lessons about computing: counting, one by one.
#pragma once

#include <cstdint>

#include "lesson/units.hpp"

namespace asyncdemo {

/// Counts from 0 up to `last` and returns what it has come to. No compiler may shorten that, and it
/// takes as long with its optimisations as without. It needs hardly any memory, so that two
/// processors that count do not hinder each other.
std::uint64_t count_up(std::uint64_t last) noexcept;

/// How far one processor of this machine counts in `d` when nobody disturbs it. What it is worked
/// out from is measured at the first call in a process, which takes some milliseconds; safe from
/// any thread.
std::uint64_t counted_in(duration d);

}  // namespace asyncdemo
