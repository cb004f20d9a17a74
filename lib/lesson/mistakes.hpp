// Whether the mistakes of a lesson are caught: a mistake that passes for right shows that claims
// can't fail.
#pragma once

#include "lesson/lesson_run.hpp"

namespace asyncdemo {

/// Puts in place of what was judged on each mistake one claim: that it breaks one. It passes with
/// the first that is broken, and fails when all hold. It is inconclusive when one is, or when the
/// waits were divided: then a mistake may be over before it goes wrong. Of a mistake that
/// did not come to its end nothing is said.
void judge_mistakes(lesson_run& run);

}  // namespace asyncdemo
