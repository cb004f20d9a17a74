// The embedded broker at a door of a side: a coroutine for each connection, on the loop.
#pragma once

#include "aio/task.hpp"
#include "serving/loop_socket.hpp"
#include "wire/amqp_limits.hpp"

namespace asyncdemo {

/// A broker of its own, for all who knock at `port`, until it is cancelled. Throws `aio::error`
/// when it can't accept any more.
aio::task<> open_broker(loop_listener& port, wire::amqp_limits limits = {});

}  // namespace asyncdemo
