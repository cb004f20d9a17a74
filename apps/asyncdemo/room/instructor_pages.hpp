// What the instructor's terminal shows at each stop of a room.
#pragma once

#include <cstddef>
#include <string>

#include "asyncdemo/room/room.hpp"
#include "asyncdemo/room/room_messages.hpp"
#include "report/terminal/terminal_style.hpp"

namespace asyncdemo {

/// What is asked, and how many have voted.
std::string vote_page(const room& r, const terminal_style& style);

/// How many gave each answer, as bars; the first and the second vote below each other.
std::string histogram_page(const room& r, const terminal_style& style);

/// The picture of what was seen so far, the answer, who was right, the typical errors; with the
/// last side what the lesson concludes.
std::string room_answer_page(const room& r, const terminal_style& style, std::size_t rows);

/// How often the room was right, side by side.
std::string table_page(const room& r, const terminal_style& style);

/// The page of the stop that the room is at, in so many rows where it can be made to fit.
std::string page_at_stop(const room& r, const invitation& to, const terminal_style& style,
                         std::size_t rows);

}  // namespace asyncdemo
