// The help that the parser writes, laid out for the width that there is.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace asyncdemo {

/// Breaks lines that are wider than `width`. Of a line in two columns (an option and what it is
/// about) the second one goes on below itself, or below the first one where there is little room.
std::string lay_out_help(std::string_view help, std::size_t width);

}  // namespace asyncdemo
