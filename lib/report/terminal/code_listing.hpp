// The code of a lesson's sides, next to each other on a terminal.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/terminal/terminal_style.hpp"

namespace asyncdemo {

/// The regions of the named sides, each under "path:line"; next to each other as far as the width
/// allows, then below.
std::string code_listing(const std::vector<std::string_view>& sides, std::string_view path,
                         std::string_view code, const terminal_style& style);

}  // namespace asyncdemo
