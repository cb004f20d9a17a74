// How a kind of span looks on a terminal: a sign and an ink of its own, in every panel. Waiting is
// light and working is solid, so that the two are told apart without colours as well.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lesson/span_kind.hpp"
#include "report/terminal/terminal_style.hpp"

namespace asyncdemo {

/// One column of a lane.
struct drawn_cell {
    std::string_view sign = " ";
    ink color = ink::plain;
    bool is_share = false;  // of the cell's time, less than all of it
};

/// A cell that is full of that kind.
drawn_cell look_of(span_kind kind, const terminal_style& style);

/// A full cell whose span is over before its end: half of it, so that its neighbour of the same
/// kind is told from it.
drawn_cell last_look_of(span_kind kind, const terminal_style& style);

/// How high a value stands among `highest`, as one character; nothing at all is a blank, and what
/// is there at all can be seen.
std::string_view level_sign(double value, double highest, const terminal_style& style);

/// A row of such signs.
std::string level_row(const std::vector<double>& values, double highest,
                      const terminal_style& style);

/// The lowest, a middle and the highest of these signs, as a legend names them.
std::string_view level_signs(const terminal_style& style);

/// The cells as a text.
std::string painted(const std::vector<drawn_cell>& cells, const terminal_style& style);

}  // namespace asyncdemo
