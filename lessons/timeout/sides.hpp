// A call to a slow service: what can be chosen of it, and the ways to wait for it.
#pragma once

#include "lessons/sides_file.hpp"

namespace asyncdemo::lessons::timeout {

inline constexpr parameter<duration> call{"call", 3s, 3s, 60s, "how long a slow answer takes"};
inline constexpr parameter<duration> quick{"quick", 200ms, 1ms, 250ms,
                                           "how long a quick answer takes"};
inline constexpr parameter<duration> patience{"patience", 1s, 500ms, 2500ms,
                                              "how long a try may take"};
inline constexpr parameter<integer> slow{"slow", 1, 1, 20,
                                         "tries that are slow; later ones are quick"};
inline constexpr parameter<integer> attempts{"attempts", 3, 1, 20, "tries before giving up"};

aio::task<> without_timeout(stage& on);
aio::task<> with_timeout(stage& on);
aio::task<> with_timeout_per_try(stage& on);
aio::task<> abandon(stage& on);  // the mistake

}  // namespace asyncdemo::lessons::timeout
