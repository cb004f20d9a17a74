// A producer makes what a consumer works on: how many items there are, and the ways to hand them
// over.
#pragma once

#include "lessons/sides_file.hpp"

namespace asyncdemo::lessons::producer_consumer {

inline constexpr parameter<integer> items{"items", 20, 1, 1000, "items that a producer makes"};
inline constexpr parameter<duration> produce_min{"produce-min", 50ms, 1ms, 10s,
                                                 "the shortest time to make one"};
inline constexpr parameter<duration> produce_max{"produce-max", 150ms, 1ms, 10s,
                                                 "the longest time to make one"};
inline constexpr parameter<duration> process{"process", 50ms, 1ms, 10s, "the time to process one"};

void synchronous(stage& on);
aio::task<> with_queue(stage& on);
aio::task<> with_two_producers(stage& on);
aio::task<> with_blocking_producer(stage& on);  // the mistake

}  // namespace asyncdemo::lessons::producer_consumer
