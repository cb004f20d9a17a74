// Loops that call the callbacks that are ready and wait for the others: how much there is to do,
// and the ways to do it.
#pragma once

#include "lessons/sides_file.hpp"

namespace asyncdemo::lessons::event_loop {

inline constexpr parameter<integer> actions{"actions", 500'000, 100'000, 5'000'000,
                                            "items handed over"};
inline constexpr parameter<duration> silence{"silence", 300ms, 20ms, 10s,
                                             "the time until the bell rings"};

void with_deque(stage& on);
void with_select(stage& on);
aio::task<> on_libuv(stage& on);
void with_stack(stage& on);  // the mistake

}  // namespace asyncdemo::lessons::event_loop
