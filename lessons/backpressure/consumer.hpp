// The consumer of `backpressure`: the same on every side, so that what differs is the producer.
#pragma once

#include "lessons/backpressure/line.hpp"

namespace asyncdemo::lessons::backpressure {

/// Begins an item when there is one and the one before is done, and closes the queue at the end.
aio::task<> consume_from(stage& on, line& from);

using producer = aio::task<> (*)(stage&, line&);

/// A whole side: `produce_into` and the consumer, around a queue that has `room`, watched.
aio::task<> beside_consumer(stage& on, std::size_t room, producer produce_into);

}  // namespace asyncdemo::lessons::backpressure
