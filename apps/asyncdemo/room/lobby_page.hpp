// What the instructor's terminal shows while people come in.
#pragma once

#include <cstddef>
#include <string>

#include "asyncdemo/room/room.hpp"
#include "asyncdemo/room/room_messages.hpp"
#include "report/terminal/terminal_style.hpp"

namespace asyncdemo {

/// Where to come in, by a code where it fits into so many rows, what the room will go through, and
/// who is here.
std::string lobby_page(const room& r, const invitation& to, const terminal_style& style,
                       std::size_t rows);

}  // namespace asyncdemo
