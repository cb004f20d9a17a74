// The run of one side in a room, at the moment in which the room wants to see it.
#pragma once

#include "aio/event.hpp"
#include "aio/task_fwd.hpp"
#include "asyncdemo/room/room_lesson.hpp"
#include "runner/run_plan.hpp"

namespace asyncdemo {

class room_run {
public:
    /// `into` is filled while the side runs (`running`), and outlives this.
    room_run(room_lesson& into, const side& of) : into_(into), plan_(into.plan_for(of)) {}
    room_run(const room_run&) = delete;
    room_run& operator=(const room_run&) = delete;

    /// Runs it to its end. What was running while the program was stopped (Ctrl-Z), and so was
    /// stopped too, runs again. Throws what a run throws.
    aio::task<> measure();

private:
    aio::task<> run_once();
    static aio::task<> be_stopped();

    room_lesson& into_;
    const run_plan plan_;
};

}  // namespace asyncdemo
