// Many clients of a slow database: how many there are, and the ways to serve them.
#pragma once

#include "lessons/sides_file.hpp"

namespace asyncdemo::lessons::threads {

inline constexpr parameter<rate> arrivals{"rate",         {500}, {1}, {20'000}, "requests a second",
                                          rate{1'000'000}};
inline constexpr parameter<duration> open_for{"for", 1s, 1ms, 60s, "how long requests keep coming",
                                              1h};
inline constexpr parameter<duration> block{"block", 2s, 1ms, 60s,
                                           "how long the database takes for each"};
inline constexpr parameter<integer> pool_size{"pool",   200, 1, 10'000, "threads in the pool",
                                              1'000'000};
inline constexpr parameter<duration> window{"window", 7s, 1ms, 60s,
                                            "when the single thread is stopped"};

void one_thread(stage& on);
void thread_per_request(stage& on);
void pool(stage& on);
aio::task<> pool_model(stage& on);
aio::task<> coroutines(stage& on);
aio::task<> blocking_in_coroutine(stage& on);  // the mistake

}  // namespace asyncdemo::lessons::threads
