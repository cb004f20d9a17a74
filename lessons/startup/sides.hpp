// A service that is restarted while requests come: what can be chosen of it, and the ways to start
// the new server and to stop the old one.
#pragma once

#include "lessons/sides_file.hpp"

namespace asyncdemo::lessons::startup {

inline constexpr parameter<rate> arrivals{"rate", {100}, {1}, {1000}, "requests a second"};
inline constexpr parameter<duration> takes{"takes", 400ms, 1ms, 2s, "how long each request takes"};
inline constexpr parameter<duration> warm_up{"warm-up", 2s, 10ms, 10s,
                                             "how long a server needs before it can answer"};
inline constexpr parameter<duration> calm{"calm", 1s, 10ms, 10s,
                                          "how long requests come before and after"};

// Ways to start.
aio::task<> accepts_too_early(stage& on);
aio::task<> listens_when_ready(stage& on);
aio::task<> listens_first(stage& on);
aio::task<> ready_check(stage& on);
aio::task<> alive_check(stage& on);  // the mistake

// Ways to stop.
aio::task<> at_once(stage& on);
aio::task<> drain(stage& on);
aio::task<> hand_over(stage& on);

}  // namespace asyncdemo::lessons::startup
