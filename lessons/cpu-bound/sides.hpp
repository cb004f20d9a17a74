// Tasks that wait, and then count: what can be chosen of them, and what runs them.
#pragma once

#include "lessons/sides_file.hpp"

namespace asyncdemo::lessons::cpu_bound {

inline constexpr parameter<integer> tasks{"tasks", 2, 2, 8, "how many tasks there are"};
inline constexpr parameter<duration> wait{"wait", 500ms, 200ms, 5s, "how long each of them waits"};
inline constexpr parameter<duration> compute{"compute", 750ms, 200ms, 5s,
                                             "how long each counts, alone"};

aio::task<> one_loop(stage& on);
void with_threads(stage& on);
void one_global_lock(stage& on);
void lock_released(stage& on);
void with_processes(stage& on);
void one_lock(stage& on);  // the mistake

}  // namespace asyncdemo::lessons::cpu_bound
