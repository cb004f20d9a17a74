// A heart that beats beside a call that blocks: how long it blocks, and the ways to make it.
#pragma once

#include "lessons/sides_file.hpp"

namespace asyncdemo::lessons::to_thread {

inline constexpr parameter<duration> call{"call", 2s, 500ms, 10s, "how long the call blocks"};
inline constexpr parameter<duration> beat{"beat", 500ms, 50ms, 500ms, "the time between two beats"};
inline constexpr parameter<integer> calls{"calls", 10, 1, 100, "that `pool` makes at once"};
inline constexpr parameter<integer> pool_size{"pool", 4, 1, 100, "threads that make them"};

inline constexpr integer alone = 2;  // beats before the call, and as many after it

aio::task<> in_coroutine(stage& on);
aio::task<> in_thread(stage& on);
aio::task<> pool(stage& on);
aio::task<> future_get(stage& on);  // the mistake

}  // namespace asyncdemo::lessons::to_thread
