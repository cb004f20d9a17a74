// What the messages of `websocket` say, and the services that a message is given to before its
// reply: each takes its time, and can serve everybody at once.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "lessons/sides_file.hpp"

namespace asyncdemo::lessons::websocket {

/// "person 3"; both count from 1.
std::string name_of(integer person);
/// "person 3: message 2".
std::string message_of(integer person, integer number);
/// The reply says what it is to.
std::string reply_to(std::string_view message);

/// Shows what is done with a message, on its writer's line. What people write is not shown.
std::optional<open_span> show(stage& on, std::string_view message, std::string_view what);

// [thread-per-connection]
/// Gives the message to a service, shown as `what` on its writer's line, and blocks as long as that
/// takes.
void ask(stage& on, std::string_view message, std::string_view what, duration takes);
// [end]

// [coroutines, in-turn, together, save-first, reply-first]
/// What is done with a message before or after its reply.
using service = std::function<aio::task<>(std::string_view message)>;

/// The same, and only the calling task waits.
aio::task<> ask_async(stage& on, std::string_view message, std::string_view what, duration takes);
// [end]

}  // namespace asyncdemo::lessons::websocket
