// The life of a stage process, from the word to begin to its last event.
#pragma once

#include "lesson/lesson.hpp"
#include "stage/stage_request.hpp"

namespace asyncdemo {

/// Runs a side of `l`, or its companion, as `request` says, and tells of it on standard output. The
/// exit code is 0 whenever the runner was told how it ended. Throws `std::invalid_argument` when
/// there is no such side.
int run_stage(const lesson& l, const stage_request& request);

}  // namespace asyncdemo
