// Runs the sides of a lesson, in rounds, and judges what came out.
#pragma once

#include "aio/task_fwd.hpp"
#include "lesson/lesson_run.hpp"
#include "runner/run_plan.hpp"
#include "runner/stage_link.hpp"

namespace asyncdemo {

class lesson_runner {
public:
    /// `plan` and `into`, which is filled while the sides run, outlive the runner. The sides are
    /// started by `start`.
    lesson_runner(const run_plan& plan, lesson_run& into, stage_starter start);

    /// Runs every round: the sides of a round at the same time or one after the other, as the
    /// lesson says; then judges. When it is cancelled the sides are ended, what was measured so far
    /// is judged and marked as interrupted, and `aio::cancelled` goes on.
    aio::task<> run();

private:
    aio::task<> run_rounds();
    aio::task<> run_round();
    aio::task<> measure_lateness(double& worst_s);
    void drop_unfinished_round();

    const run_plan& plan_;
    lesson_run& into_;
    const stage_starter start_;
};

}  // namespace asyncdemo
