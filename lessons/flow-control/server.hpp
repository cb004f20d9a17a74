// The servers of `flow-control`, for people with curl: each request is an item, and is told what
// becomes of it.
#pragma once

#include "lessons/sides_file.hpp"

namespace asyncdemo::lessons::flow_control {

aio::task<> serve_unbounded(stage& on);
aio::task<> serve_bounded(stage& on);
aio::task<> serve_stop_reading(stage& on);
aio::task<> serve_shed(stage& on);

}  // namespace asyncdemo::lessons::flow_control
