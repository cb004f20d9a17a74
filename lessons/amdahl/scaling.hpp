// The same job for one worker and for more: how much faster it gets, beside what a formula says.
#pragma once

#include "lessons/sides_file.hpp"

namespace asyncdemo::lessons::amdahl {

/// Measures from one end of the job to the next; the first one begins with this object.
///
/// Records a row of each (workers, taken_s, cpu_s, speed_up, computed), and the metrics speed_up
/// and computed, of the most workers.
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

}  // namespace asyncdemo::lessons::amdahl
