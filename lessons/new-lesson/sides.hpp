// Two waits, one after the other or at once: what can be chosen of them, and the ways to wait.
#pragma once

#include "lessons/sides_file.hpp"

namespace asyncdemo::lessons::new_lesson {

inline constexpr parameter<duration> wait{"wait", 1s, 1ms, 5s, "how long each of the two waits"};

aio::task<> in_turn(stage& on);
aio::task<> together(stage& on);
aio::task<> with_lock(stage& on);  // the mistake

}  // namespace asyncdemo::lessons::new_lesson
