// The instructor of a room at the terminal: takes it from stop to stop, lets sides run, and sees
// who has voted.
#pragma once

#include "aio/task_fwd.hpp"
#include "asyncdemo/room/room.hpp"
#include "asyncdemo/room/room_host.hpp"
#include "asyncdemo/step/step_screen.hpp"
#include "asyncdemo/terminal/wish_to_end.hpp"

namespace asyncdemo {

/// Lives on a loop, and no longer than that. What it refers to outlives it. Leads the room until
/// the instructor quits or wishes to end; however it ends, the terminal is as it was. Throws what a
/// run throws, and `environment_error` when the terminal can't be written to.
aio::task<> lead_room(room& r, room_host& host, const step_screen& on, const wish_to_end& enough);

}  // namespace asyncdemo
