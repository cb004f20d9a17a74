// The client of `flow-control`, in a process of its own: it has an item now and then, and uploads
// one after the other on one connection.
#pragma once

#include "lessons/sides_file.hpp"

namespace asyncdemo::lessons::flow_control {

/// Waits for the answer to an item before it sends the next.
aio::task<> upload_in_turn(stage& on);

/// Sends on without waiting for answers, which it reads beside that: only the connection itself can
/// slow it.
aio::task<> upload_without_waiting(stage& on);

}  // namespace asyncdemo::lessons::flow_control
