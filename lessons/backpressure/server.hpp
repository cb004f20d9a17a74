// The servers of `backpressure`, for people to type at: each line is an item, and is told what
// becomes of it.
#pragma once

#include "lessons/sides_file.hpp"

namespace asyncdemo::lessons::backpressure {

aio::task<> serve_unbounded(stage& on);
aio::task<> serve_bounded(stage& on);
aio::task<> serve_drop_newest(stage& on);
aio::task<> serve_drop_oldest(stage& on);
aio::task<> serve_regulated(stage& on);

}  // namespace asyncdemo::lessons::backpressure
