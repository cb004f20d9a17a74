// The clients of the sides of `response-time`, and the door that they come to.
#pragma once

#include "aio/event.hpp"
#include "aio/queue.hpp"
#include "lessons/sides_file.hpp"

namespace asyncdemo::lessons::response_time {

// [in-turn, together, blocking-handler]
struct request {
    integer client;
    duration work;  // of a database, say: whoever serves the request waits for it
    aio::event answered = {};
};
using door = aio::queue<request*>;
// [end]

/// Serves all who come to the door, until it is closed.
using server = aio::task<> (*)(stage& on, door& at);

/// The server and its clients: all come at once, and when they have gone, one more comes alone.
/// Records a row for each, and how long the last long one, the short one and the one alone waited.
aio::task<> serve_clients(stage& on, server serve_all);

}  // namespace asyncdemo::lessons::response_time
