// A heart that beats beside a task that computes: how long that takes, and the ways to take turns.
#pragma once

#include "lessons/sides_file.hpp"

namespace asyncdemo::lessons::multitasking {

inline constexpr parameter<duration> beat{"beat", 10ms, 1ms, 25ms, "the time between two beats"};
inline constexpr parameter<duration> compute{"compute", 500ms, 100ms, 3s,
                                             "how long the task computes"};
inline constexpr parameter<duration> slice{"slice", 5ms, 1ms, 100ms,
                                           "how long it computes between yields"};

inline constexpr integer alone = 5;  // beats before the computation, and as many after it

aio::task<> without_yield(stage& on);
aio::task<> with_yields(stage& on);
void threads_side_by_side(stage& on);
aio::task<> thread_yield(stage& on);  // the mistake

}  // namespace asyncdemo::lessons::multitasking
