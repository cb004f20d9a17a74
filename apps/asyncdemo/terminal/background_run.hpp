// A lesson that is measured while something else is on the screen.
#pragma once

#include "aio/event.hpp"
#include "aio/task.hpp"
#include "lesson/lesson_run.hpp"
#include "runner/run_plan.hpp"

namespace asyncdemo {

class background_run {
public:
    /// Both outlive it. `into` is filled while the sides run.
    background_run(const run_plan& plan, lesson_run& into) : plan_(plan), into_(into) {}

    /// Measures, then rests until it is cancelled. Throws what a run throws.
    aio::task<> run();

    /// Throws away what is measured by halves, and begins again with it.
    void begin_anew() { is_spoilt_.set(); }

    [[nodiscard]] bool is_over() const { return is_over_; }

private:
    aio::task<> be_spoilt();

    const run_plan& plan_;
    lesson_run& into_;
    aio::event is_spoilt_;
    bool is_over_ = false;
};

}  // namespace asyncdemo
