// The code of a lesson's sides, cut out of its file along the marks that stand in it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lesson/lesson.hpp"
#include "report/terminal_style.hpp"

namespace asyncdemo {

/// A stretch of lines between `// [side, side]` and `// [end]`.
struct code_region {
    std::vector<std::string_view> sides;
    std::size_t first_line = 0;  // counted from 1
    std::vector<std::string_view> lines;
};

/// The marked regions of a file, in its order. The marks are not part of them.
std::vector<code_region> code_regions(std::string_view code);

/// The regions of the named sides, each under "path:line"; next to each other as far as the width
/// allows, then below.
std::string code_listing(const std::vector<std::string_view>& sides, std::string_view path,
                         std::string_view code, const terminal_style& style);

}  // namespace asyncdemo
