// A lesson that is measured while something else is on the screen.
#pragma once

#include "aio/task.hpp"
#include "aio/task_group.hpp"
#include "runner/lesson_runner.hpp"

namespace asyncdemo {

class background_run {
public:
    /// Both outlive it. `into` is filled while the sides run.
    background_run(const run_plan& plan, lesson_run& into) : plan_(plan), into_(into) {}

    /// Returns when all is measured. Throws what a run throws.
    aio::task<> run();

    /// Throws away what is measured by halves, and begins again with it.
    void begin_anew();

    [[nodiscard]] bool is_over() const { return is_over_; }

private:
    const run_plan& plan_;
    lesson_run& into_;
    aio::task_group* underway_ = nullptr;
    bool is_over_ = false;
};

}  // namespace asyncdemo
