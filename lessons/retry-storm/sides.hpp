// A service that is hit by a spike, and clients that try again: what can be chosen of them, and the
// ways to try again, or to turn work away.
#pragma once

#include "lessons/sides_file.hpp"

namespace asyncdemo::lessons::retry_storm {

inline constexpr parameter<rate> arrivals{"rate", {160}, {1}, {1000}, "new requests a second"};
inline constexpr parameter<integer> spike{"spike", 3, 1, 100,
                                          "how many times as many come in the spike"};
inline constexpr parameter<duration> spike_for{"spike-for", 1s, 10ms, 10s,
                                               "how long the spike is, and the calm before it"};
inline constexpr parameter<duration> after{"after", 7s, 10ms, 60s, "how long the rest is watched"};
inline constexpr parameter<integer> workers{"workers", 10, 1, 100, "workers of the service"};
inline constexpr parameter<duration> takes{"takes", 50ms, 1ms, 1s,
                                           "how long a worker takes for a call"};
inline constexpr parameter<duration> patience{"patience", 500ms, 10ms, 10s,
                                              "how long a client waits for an answer to a call"};
inline constexpr parameter<integer> tries{"tries", 4, 1, 10, "calls for a request, at most"};
inline constexpr parameter<integer> queue{"queue", 50, 1, 1000, "calls that `shedding` lets wait"};

aio::task<> no_retries(stage& on);
aio::task<> naive(stage& on);
aio::task<> backoff(stage& on);
aio::task<> budget(stage& on);
aio::task<> circuit_breaker(stage& on);
aio::task<> shedding(stage& on);
aio::task<> deadline(stage& on);
aio::task<> drop_late(stage& on);  // the mistake

}  // namespace asyncdemo::lessons::retry_storm
