// The name of a side where it may have little room.
#pragma once

#include <cstddef>
#include <string>

#include "lesson/lesson.hpp"
#include "report/terminal/terminal_style.hpp"

namespace asyncdemo {

/// The name in at most `width` columns. Of a side in Python, what tells it from the one in C++ is
/// cut last: "await-… (Python)".
std::string side_name(const side& of, std::size_t width, const terminal_style& style);

}  // namespace asyncdemo
