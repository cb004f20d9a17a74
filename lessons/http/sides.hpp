// Many clients ask a slow service over HTTP: how many there are, and the ways to serve them.
#pragma once

#include "lessons/sides_file.hpp"

namespace asyncdemo::lessons::http {

inline constexpr parameter<integer> clients{"clients", 100, 1, 1'000, "that ask at once"};
inline constexpr parameter<duration> takes{"takes", 1s, 1ms, 60s, "how long a request takes"};
inline constexpr parameter<integer> pool_size{"pool", 40, 1, 1'000, "threads in the pool"};
inline constexpr parameter<duration> window{"window", 4500ms, 1ms, 60s,
                                            "when clients give up and servers stop"};

void one_thread(stage& on);
void thread_per_connection(stage& on);
void pool(stage& on);
aio::task<> coroutines(stage& on);
aio::task<> blocking_handler(stage& on);  // the mistake

}  // namespace asyncdemo::lessons::http
