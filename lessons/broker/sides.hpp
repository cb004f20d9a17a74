// A queue of tasks at a broker, and a consumer that is killed at work: how many there are, and the
// ways to consume them.
#pragma once

#include "lessons/sides_file.hpp"

namespace asyncdemo::lessons::broker {

inline constexpr parameter<integer> messages{"messages", 20, 2, 200, "messages in the queue"};
inline constexpr parameter<duration> takes{"takes", 200ms, 1ms, 2s,
                                           "how long the work on a message takes"};
inline constexpr parameter<integer> prefetch{
    "prefetch", 20, 1, 200, "messages in hand at a time, of a consumer that works on several"};

void in_turn(stage& on);
void thread_per_message(stage& on);
void task_per_message(stage& on);
void ack_on_receipt(stage& on);  // the mistake

}  // namespace asyncdemo::lessons::broker
