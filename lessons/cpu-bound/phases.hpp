// The sides of `cpu-bound` do one thing after another, each for all of their tasks at once.
#pragma once

#include <initializer_list>

#include "lessons/sides_file.hpp"

namespace asyncdemo::lessons::cpu_bound {

// [threads, one-global-lock, lock-released, processes, one-lock-around-all]
/// What is done for the task of that number, from 1 on; and what that is called.
struct task_phase {
    std::string_view name;
    void (*work)(stage& on, integer task);
};

using task_phases = std::initializer_list<task_phase>;
// [end]

// [one-loop]
/// The same for tasks on a loop.
struct coroutine_phase {
    std::string_view name;
    aio::task<> (*work)(stage& on, integer task);
};
// [end]

// All of these begin a phase when the one before has ended for all tasks. They record of each the
// metrics NAME_s, its time, and NAME_processors: how many processors it has kept busy on average.

/// Each task is a coroutine on this loop.
aio::task<> phases_on_loop(stage& on, integer tasks, std::vector<coroutine_phase> phases);

/// Each task has a thread of its own.
void phases_in_threads(stage& on, integer tasks, task_phases phases);

/// Each task has a process of its own.
void phases_in_processes(stage& on, integer tasks, task_phases phases);

}  // namespace asyncdemo::lessons::cpu_bound
