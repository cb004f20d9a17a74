// What is judged of the measured speed-up of `amdahl` beside the computed one.
#pragma once

#include "lesson/claim_words.hpp"

namespace asyncdemo::lessons::amdahl {

/// The measured speed-up is the computed one, within 15%, from one worker to so `many`. Can't be
/// said of more workers than there are processors to use, of one alone, or when several were at
/// work at once and did not have the processors for themselves.
claim_judge speeds_up_as_computed(bound<integer> many);

/// No number of workers is more times as fast as the metric "limit" says. Can't be said when one
/// worker was measured while others used the processor: all seem to be faster then.
finding never_speeds_up_beyond_limit(const side_view& side);

}  // namespace asyncdemo::lessons::amdahl
