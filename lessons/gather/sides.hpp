// Two waits, one after the other or together: what can be chosen of them, and the ways to wait.
#pragma once

#include "lessons/sides_file.hpp"

namespace asyncdemo::lessons::gather {

inline constexpr parameter<duration> a{"a", 2s, 1ms, 60s, "how long A waits"};
inline constexpr parameter<duration> b{"b", 3s, 1ms, 60s, "how long B waits"};
inline constexpr parameter<integer> tasks{"tasks", 0, 0, 10'000,
                                          "tasks to run instead of A and B, if any"};
inline constexpr parameter<duration> each{"each", 100ms, 1ms, 60s,
                                          "how long each of those tasks waits"};

void sequential(stage& on);
aio::task<> await_in_turn(stage& on);
aio::task<> gather_all(stage& on);
aio::task<> gather_blocking(stage& on);  // the mistake

}  // namespace asyncdemo::lessons::gather
