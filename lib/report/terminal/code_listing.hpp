// The code of a lesson's sides, next to each other on a terminal.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lesson/code_file.hpp"
#include "report/language_pairs.hpp"
#include "report/terminal/terminal_style.hpp"

namespace asyncdemo {

/// The regions of the named sides, each under "path:line"; next to each other as far as the width
/// allows, then below.
std::string code_listing(const std::vector<std::string_view>& sides,
                         const std::vector<code_file>& files, const terminal_style& style);

/// Each side in C++, and beside it in Python where the width allows, else below: the first region
/// of the one stands at the height of the first one of the other, and so on.
std::string code_in_both(const std::vector<language_pair>& sides, const std::vector<code_file>& cpp,
                         const code_file& python, const terminal_style& style);

/// All of the files, each under its path.
std::string all_code(const std::vector<code_file>& files, const terminal_style& style);

}  // namespace asyncdemo
