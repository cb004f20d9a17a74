// An upload to a service that passes on less than it is sent: what can be chosen of it, and the
// ways to take in an item.
#pragma once

#include "lessons/sides_file.hpp"

namespace asyncdemo::lessons::flow_control {

inline constexpr parameter<integer> items{"items", 1000, 1, 20'000, "items to be uploaded"};
inline constexpr parameter<rate> sends{
    "sends", {500}, {1}, {5000}, "items a second that the client has"};
inline constexpr parameter<rate> passes_on{
    "passes-on", {200}, {1}, {2000}, "items a second that the service passes on"};
inline constexpr parameter<integer> queue{"queue", 10, 1, 1000, "places in a bounded queue"};
inline constexpr parameter<integer> item_kb{"item-kb", 16, 1, 256, "the size of an item in kB"};

aio::task<> unbounded(stage& on);
aio::task<> bounded(stage& on);
aio::task<> stop_reading(stage& on);
aio::task<> shed(stage& on);
aio::task<> consumer_per_client(stage& on);  // the mistake

}  // namespace asyncdemo::lessons::flow_control
