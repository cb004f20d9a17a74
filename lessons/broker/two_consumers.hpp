// The broker with a queue full of messages, and two consumers, one after the other: the first is
// killed when half of the messages are done.
#pragma once

#include "aio/task_fwd.hpp"
#include "lessons/broker/consumers.hpp"
#include "stage/stage.hpp"

namespace asyncdemo::lessons::broker {

/// Calls `consume` in the process of each consumer, which has at most `in_hand` messages at a time
/// that it has not acknowledged; and reports what became of the messages. Throws what the broker
/// refuses (`wire::amqp_error`), `std::system_error`, and `std::runtime_error` when a consumer
/// failed.
void run_two_consumers(stage& on, integer in_hand, void (*consume)(stage&, blocking_consumer&));
void run_two_consumers(stage& on, integer in_hand, aio::task<> (*consume)(stage&, loop_consumer&));

}  // namespace asyncdemo::lessons::broker
