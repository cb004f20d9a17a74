// Tasks that wait for a signal: what can be chosen of it, and the ways to notice it.
#pragma once

#include "lessons/sides_file.hpp"

namespace asyncdemo::lessons::event {

inline constexpr parameter<integer> tasks{"tasks", 5, 2, 100,
                                          "tasks that wait; the last one comes late"};
inline constexpr parameter<duration> after{"after", 2300ms, 1ms, 60s, "when the signal comes"};
inline constexpr parameter<duration> interval{"interval", 500ms, 1ms, 10s,
                                              "how often polling looks"};

aio::task<> polling(stage& on);
aio::task<> with_event(stage& on);
aio::task<> with_pulse(stage& on);  // the mistake

}  // namespace asyncdemo::lessons::event
