// What a coroutine, a thread and a process cost: how they are weighed, and the ways to make them.
#pragma once

#include "lessons/sides_file.hpp"

namespace asyncdemo::lessons::costs {

inline constexpr parameter<duration> length{"for", 500ms, 50ms, 30s,
                                            "how long to repeat, one after another"};
inline constexpr parameter<integer> alive{"alive", 50, 10, 200,
                                          "threads or processes weighed at once"};

aio::task<> coroutines(stage& on);
void threads(stage& on);
aio::task<> processes(stage& on);
aio::task<> threads_for_each(stage& on);  // the mistake

}  // namespace asyncdemo::lessons::costs
