// Tasks that read, wait, and write what has grown old: what can be chosen, with a lock or without.
#pragma once

#include "lessons/sides_file.hpp"

namespace asyncdemo::lessons::lock {

inline constexpr parameter<integer> tasks{"tasks", 5, 2, 50, "tasks that count up, once each"};
inline constexpr parameter<duration> wait{"wait", 400ms, 1ms, 10s,
                                          "the wait between reading and writing"};

aio::task<> bare(stage& on);
aio::task<> with_lock(stage& on);
void with_lock_per_thread(stage& on);  // the mistake

}  // namespace asyncdemo::lessons::lock
