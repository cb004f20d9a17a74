// The events of a side as a numbered list, for a terminal.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "lesson/event_order.hpp"
#include "report/terminal/terminal_style.hpp"

namespace asyncdemo {

/// The list as lines of at most `width` columns: each event with its number, further to the right
/// the later its lane has appeared.
std::vector<std::string> draw_event_order(const event_order& order, const terminal_style& style,
                                          std::size_t width);

}  // namespace asyncdemo
