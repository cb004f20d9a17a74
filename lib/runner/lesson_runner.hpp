// Runs the sides of a lesson, in rounds, and judges what came out.
#pragma once

#include <vector>

#include "aio/task_fwd.hpp"
#include "lesson/lesson_run.hpp"

namespace asyncdemo {

/// What to run, and how.
struct run_plan {
    const lesson* of = nullptr;
    std::vector<const side*> sides;
    settings chosen;
    int rounds = 1;
    duration limit{};  // for each side in each round
    std::vector<prediction> predictions = {};
};

/// The limit of a side when none is given: far above what the slowest side should take.
duration default_limit(const lesson& l, const settings& chosen);

class lesson_runner {
public:
    /// Both outlive the runner. `into` is filled while the sides run.
    lesson_runner(const run_plan& plan, lesson_run& into);

    /// Runs every round: the sides of a round at the same time or one after the other, as the
    /// lesson says; then judges. When it is cancelled the sides are ended, what was measured so far
    /// is judged, and `aio::cancelled` goes on.
    aio::task<> run();

private:
    aio::task<> run_rounds();
    aio::task<> run_round();
    aio::task<> measure_lateness(double& worst_s);
    void drop_unfinished_round();

    const run_plan& plan_;
    lesson_run& into_;
};

/// The machine that this program runs on.
machine this_machine();

}  // namespace asyncdemo
