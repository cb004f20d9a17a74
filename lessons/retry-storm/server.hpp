// The servers of `retry-storm`, for people with curl: they are the clients, and bring their own
// patience and their own retries.
#pragma once

#include "lessons/sides_file.hpp"

namespace asyncdemo::lessons::retry_storm {

/// Of all sides that differ in their clients only.
aio::task<> serve_anybody(stage& on);

aio::task<> serve_shedding(stage& on);
aio::task<> serve_deadline(stage& on);
aio::task<> serve_drop_late(stage& on);

}  // namespace asyncdemo::lessons::retry_storm
