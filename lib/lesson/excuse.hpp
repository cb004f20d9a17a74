// Why a figure that misses its bound may be the machine's doing, and not the side's.
#pragma once

#include <cstddef>
#include <string>

#include "lesson/claim.hpp"
#include "lesson/lesson_run.hpp"

namespace asyncdemo {

/// A sentence for learners that says what disturbed that round of `subject`, and what to choose
/// instead; empty when nothing did that explains as much as `missed` is off. On the virtual clock
/// nothing ever does.
std::string excuse(const finding& missed, const lesson_run& run, const side_run& subject,
                   std::size_t round);

/// Whether a figure is off by no more than that delay makes of it: a time by as much, a factor or a
/// rate by the same share of the time that it was measured in. A count or a size never is.
bool delay_explains(const finding& missed, double delay_s, double wall_s);

}  // namespace asyncdemo
