// What is told of people's messages over WebSocket, whether a coroutine serves them or a thread.
#pragma once

#include <string_view>

#include "serving/visit.hpp"
#include "wire/websocket.hpp"

namespace asyncdemo {

inline constexpr std::string_view says_nothing_yet = "has opened a WebSocket, and says nothing yet";

/// After a client was waited for: that its message begins to wait, or how the connection ended.
void tell_of_message(visit& told, bool has_come, const wire::websocket& codec);

}  // namespace asyncdemo
