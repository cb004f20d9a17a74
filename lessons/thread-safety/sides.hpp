// Threads that add to one count: what can be chosen of them, and the ways to add.
#pragma once

#include "lessons/sides_file.hpp"

namespace asyncdemo::lessons::thread_safety {

inline constexpr parameter<integer> threads{"threads", 4, 2, 64, "threads that add"};
inline constexpr parameter<duration> length{"for", 1s, 100ms, 30s, "how long they add"};

void bare(stage& on);
void with_mutex(stage& on);
void with_atomic(stage& on);
void with_two_atomics(stage& on);  // the mistake

}  // namespace asyncdemo::lessons::thread_safety
