// Requests that come at once: what can be chosen of them, and the ways to serve them.
#pragma once

#include "lessons/sides_file.hpp"

namespace asyncdemo::lessons::response_time {

inline constexpr parameter<duration> longer{"long", 2s, 1s, 60s,
                                            "how long the first requests take"};
inline constexpr parameter<duration> shorter{"short", 500ms, 1ms, 500ms,
                                             "how long the last one takes"};
inline constexpr parameter<integer> ahead{"ahead", 2, 1, 50, "long requests before the short one"};

aio::task<> in_turn(stage& on);
aio::task<> together(stage& on);
aio::task<> together_blocking(stage& on);  // the mistake

}  // namespace asyncdemo::lessons::response_time
