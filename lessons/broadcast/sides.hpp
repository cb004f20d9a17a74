// A room where everybody hears what anybody says, and one has stopped reading: how many there are,
// and the ways to pass a message on.
#pragma once

#include "lessons/sides_file.hpp"

namespace asyncdemo::lessons::broadcast {

inline constexpr parameter<integer> people{"people", 50, 10, 100, "how many are in the room"};
inline constexpr parameter<integer> messages{"messages", 10, 6, 20,
                                             "how many say something, meanwhile"};
inline constexpr parameter<duration> stops_for{"stops-for", 2s, 500ms, 60s,
                                               "how long one of them reads nothing"};
inline constexpr parameter<integer> queue{"queue", 5, 1, 20,
                                          "messages that may wait for one person"};

aio::task<> in_turn(stage& on);
aio::task<> together(stage& on);
aio::task<> queue_each(stage& on);
aio::task<> live_list(stage& on);  // the mistake

}  // namespace asyncdemo::lessons::broadcast
