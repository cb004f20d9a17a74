// A server with one thread and two ports: how often people knock, and the ways to wait for them.
#pragma once

#include "lessons/sides_file.hpp"

namespace asyncdemo::lessons::sockets {

inline constexpr parameter<integer> knocks{"knocks", 3, 1, 100, "knocks on each port"};
inline constexpr parameter<duration> every{"every", 250ms, 1ms, 10s,
                                           "the time from one knock to the next"};

/// What a client gets for its knock.
inline constexpr std::string_view greeting = "Hello from server!\n";

void blocking(stage& on);
void with_select(stage& on);
aio::task<> on_the_loop(stage& on);
aio::task<> blocking_in_coroutine(stage& on);  // the mistake

}  // namespace asyncdemo::lessons::sockets
