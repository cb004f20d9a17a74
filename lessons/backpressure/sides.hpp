// A producer that makes more than is consumed, and what happens to the rest: what can be chosen,
// and the ways to put an item into the queue.
#pragma once

#include "lessons/sides_file.hpp"

namespace asyncdemo::lessons::backpressure {

inline constexpr parameter<duration> produce{"produce", 1ms, 10us, 10s, "the time to make an item"};
inline constexpr parameter<duration> consume{"consume", 10ms, 10us, 10s, "the time to consume one"};
inline constexpr parameter<integer> capacity{"capacity", 10, 1, 10'000, "places in a bounded queue",
                                             1'000'000};
inline constexpr parameter<duration> run_for{"for", 2s, 10ms, 60s, "how long both work", 1h};
inline constexpr parameter<integer> item_kb{"item-kb", 16, 1, 1024, "the size of an item in kB"};

aio::task<> unbounded(stage& on);
aio::task<> bounded(stage& on);
aio::task<> bounded_model(stage& on);
aio::task<> drop_newest(stage& on);
aio::task<> drop_oldest(stage& on);
aio::task<> regulated(stage& on);
aio::task<> put_not_awaited(stage& on);  // the mistake

class line;

/// Makes an item and waits until there is room for it; keeps it when the queue closes meanwhile.
aio::task<> put(line& to);
/// The same without waiting: drops the item if there is no room. True if there was.
bool put_if_room(line& to);
/// The same, but drops the oldest in the queue instead. True if it has.
bool put_over_oldest(line& to);

}  // namespace asyncdemo::lessons::backpressure
