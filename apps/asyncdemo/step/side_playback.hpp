// One side of a run, shown as it ran, beside those that were seen before.
#pragma once

#include "aio/task_fwd.hpp"
#include "asyncdemo/step/step_terminal.hpp"
#include "asyncdemo/step/stepped_run.hpp"

namespace asyncdemo {

class side_playback {
public:
    /// All of them outlive it. The run may go on meanwhile.
    side_playback(const side& of, const stepped_run& run, step_terminal& on)
        : of_(of), run_(run), on_(on) {}

    /// Plays it at that share of its speed, until its end. While it still runs the picture is a
    /// little behind, as it began later. Throws what drawing throws.
    aio::task<> play(double speed);

private:
    void show_picture(const lesson_run& alone, double at_s, double speed);

    const side& of_;
    const stepped_run& run_;
    step_terminal& on_;
};

}  // namespace asyncdemo
