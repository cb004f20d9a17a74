// What the instructor's terminal shows of a vote: while it is open, and how it came out.
#pragma once

#include <cstddef>
#include <string>

#include "asyncdemo/room/room.hpp"
#include "report/terminal/terminal_style.hpp"

namespace asyncdemo {

/// "1 person", "12 people".
std::string people(std::size_t count);

/// What is asked, and how many have voted; in the second vote also what they said in the first.
std::string vote_page(const room& r, const terminal_style& style);

/// How many gave each answer, as bars; the first and the second vote below each other.
std::string histogram_page(const room& r, const terminal_style& style);

}  // namespace asyncdemo
