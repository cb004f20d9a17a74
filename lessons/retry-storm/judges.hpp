// What `retry-storm` judges its sides by, and when it can: a spike that the service takes in its
// stride tells nothing of any side, nor does a run that is over before a storm could form.
#pragma once

#include "lessons/lesson_file.hpp"

namespace asyncdemo::lessons::retry_storm {

/// Judges where the spike leaves more waiting than can be answered in time, and all of it could be
/// worked off while somebody looks on.
claim_judge after_overload(claim_judge claimed);

/// Judges where, moreover, that takes much longer than a client waits.
claim_judge after_long_overload(claim_judge claimed);

/// Judges after an overload where the service could not bear it if every client made all of its
/// calls.
claim_judge in_storm(claim_judge claimed);

/// The same where the queue of `shedding` is short enough that a call which gets in is answered in
/// time.
claim_judge in_storm_with_short_queue(claim_judge claimed);

/// Its goodput at the end, as a share of the requests that come.
measured_figure<multiple> goodput_at_end();

/// Answers to clients that had given up, as a share of those that the service can give after the
/// spike.
measured_figure<multiple> late_answers();

/// The same, as a share of the calls.
measured_figure<multiple> late_share();

/// Retries are paid for: ten at first, then one by ten answers.
finding keeps_to_its_budget(const side_view& side);

}  // namespace asyncdemo::lessons::retry_storm
