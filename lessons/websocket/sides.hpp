// People who keep a connection and write now and then: how many there are, what becomes of a
// message before its reply, and the ways to serve them.
#pragma once

#include "lessons/sides_file.hpp"

namespace asyncdemo::lessons::websocket {

inline constexpr parameter<integer> people{"people", 10, 1, 200, "how many write at once"};
inline constexpr parameter<integer> messages{"messages", 3, 1, 20,
                                             "what each writes, without waiting"};
inline constexpr parameter<duration> save{"save", 500ms, 1ms, 10s,
                                          "how long it takes to save a message"};
inline constexpr parameter<integer> idle{"idle", 500, 1, 5'000,
                                         "connections of people who write nothing"};
inline constexpr parameter<duration> process{"process", 500ms, 1ms, 10s,
                                             "how long the first of two services takes"};
inline constexpr parameter<duration> log{"log", 250ms, 1ms, 10s, "how long the second takes"};

void thread_per_connection(stage& on);
aio::task<> coroutines(stage& on);
aio::task<> in_turn(stage& on);
aio::task<> together(stage& on);
void save_first(stage& on);
void reply_first(stage& on);  // the mistake

}  // namespace asyncdemo::lessons::websocket
