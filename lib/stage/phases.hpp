// A side that does one thing after another, each for all of its tasks at once.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "aio/task_fwd.hpp"
#include "lesson/claim_words.hpp"
#include "stage/stage.hpp"

namespace asyncdemo {

/// What is done for the task of that number, from 1 on; and what that is called.
struct task_phase {
    std::string_view name;
    void (*work)(stage& on, integer task);
};

using task_phases = std::initializer_list<task_phase>;

/// The same for tasks on a loop.
struct coroutine_phase {
    std::string_view name;
    aio::task<> (*work)(stage& on, integer task);
};

// All of these begin a phase when the one before has ended for all tasks. They record of each the
// metrics NAME_s, its time, and NAME_processors: how many processors it has kept busy on average.

/// Each task is a coroutine on this loop.
aio::task<> phases_on_loop(stage& on, integer tasks, std::vector<coroutine_phase> phases);

/// Each task has a thread of its own.
void phases_in_threads(stage& on, integer tasks, task_phases phases);

/// Each task has a process of its own.
void phases_in_processes(stage& on, integer tasks, task_phases phases);

/// How many processors that phase has kept busy.
inline measured_figure<multiple> processors_in(std::string_view phase) {
    return {[metric = std::string(phase) + "_processors"](const side_view& side) {
        return multiple(side.metric(metric));
    }};
}

/// The phase takes at most that `share` of its time on the side `other`, where one thread does all
/// of the same work: for it is done for `at_once` tasks at once. Can't be said with one processor,
/// or when that many were at work indeed and did not have the processors for themselves.
claim_judge phase_takes_at_most(double share, std::string_view other, std::string_view phase,
                                measured_figure<integer> at_once);

}  // namespace asyncdemo
