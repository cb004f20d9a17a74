// Three bookings, of which one fails: what can be chosen of them, and what becomes of the others.
#pragma once

#include "lessons/sides_file.hpp"

namespace asyncdemo::lessons::task_group {

inline constexpr parameter<duration> hotel{"hotel", 1s, 1ms, 1500ms, "when the hotel fails"};
inline constexpr parameter<duration> flight{"flight", 2s, 1800ms, 2500ms,
                                            "how long it takes to book a flight"};
inline constexpr parameter<duration> car{"car", 3s, 2800ms, 60s, "how long it takes to book a car"};

aio::task<> with_gather(stage& on);
aio::task<> by_hand(stage& on);
aio::task<> in_group(stage& on);
aio::task<> left_running(stage& on);  // the mistake

}  // namespace asyncdemo::lessons::task_group
