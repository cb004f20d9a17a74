// A room that is open: its pages and its people in browsers, its instructor at the terminal.
#pragma once

#include "aio/task_fwd.hpp"
#include "asyncdemo/room/room.hpp"
#include "asyncdemo/step/step_screen.hpp"
#include "asyncdemo/terminal/wish_to_end.hpp"
#include "posix/address.hpp"

namespace asyncdemo {

/// Where a room listens, and by which addresses others reach that.
struct room_door {
    address at;
    std::vector<std::string> reachable;
};

/// Opens the door, and the terminal, until the instructor quits or wishes to end; then browsers are
/// told, and the terminal is as it was. What it refers to outlives it. Throws `aio::error` when it
/// can't listen there, what a run throws, and `environment_error` when the terminal can't be
/// written to.
aio::task<> hold_room(room& r, const room_door& door, const step_screen& on,
                      const wish_to_end& enough);

}  // namespace asyncdemo
