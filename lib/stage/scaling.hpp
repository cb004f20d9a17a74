// The same job for one worker and for more: how much faster it gets, beside what a formula says.
#pragma once

#include "lesson/claim_words.hpp"
#include "stage/stage.hpp"

namespace asyncdemo {

/// Measures from one end of the job to the next; the first one begins with this object.
///
/// Records a row of each (workers, taken_s, cpu_s, speed_up, computed); the metrics speed_up and
/// computed, of the most workers; and two_workers_s, the time with two.
class scaling {
public:
    /// `on` outlives it.
    explicit scaling(stage& on) : on_(on) { begin(); }

    /// So many `workers` have done the job; one comes first. The formula gives that they are
    /// `computed` times as fast as one.
    void ends(integer workers, double computed);

private:
    void begin();

    stage& on_;
    duration begun_{};
    double cpu_before_s_ = 0;
    double with_one_s_ = 0;
};

/// The measured speed-up is the computed one, within 15 %, from one worker to so `many`. Can't be
/// said of more workers than there are processors to use, of one alone, or when workers were at
/// work `at_once` and did not have the processors for themselves.
claim_judge speeds_up_as_computed(bound<integer> many, measured_figure<integer> at_once);

/// No number of workers is more times as fast as the metric `limit` says. Can't be said when one
/// worker was measured while others used the processor: all seem to be faster then.
claim_judge never_speeds_up_beyond(std::string_view limit);

}  // namespace asyncdemo
