// What runs when something is called: a caller that has a wait of its own, and the ways to call.
#pragma once

#include "lessons/sides_file.hpp"

namespace asyncdemo::lessons::coroutine {

inline constexpr parameter<duration> body{"body", 1s, 800ms, 60s, "how long the body waits"};
inline constexpr parameter<duration> other{"other", 500ms, 1ms, 700ms,
                                           "how long the caller's own work takes"};

aio::task<> call_subroutine(stage& on);
aio::task<> drive_generator(stage& on);
aio::task<> await_coroutine(stage& on);
aio::task<> create_task(stage& on);
aio::task<> never_await(stage& on);  // the mistake

}  // namespace asyncdemo::lessons::coroutine
