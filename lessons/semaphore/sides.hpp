// Calls to a service that limits how many it takes at a time: what can be chosen, and how to keep
// to that.
#pragma once

#include "lessons/sides_file.hpp"

namespace asyncdemo::lessons::semaphore {

inline constexpr parameter<integer> tasks{"tasks", 100, 1, 1000,
                                          "tasks that call the service, once each"};
inline constexpr parameter<integer> allowed{"allowed", 10, 1, 1000, "calls allowed at a time"};
inline constexpr parameter<duration> answer{"answer", 200ms, 1ms, 10s, "the time to answer a call"};

aio::task<> all_at_once(stage& on);
aio::task<> with_semaphore(stage& on);
aio::task<> without_awaiting(stage& on);  // the mistake

}  // namespace asyncdemo::lessons::semaphore
