// The code of a lesson's sides, cut out of its file along the marks that stand in it.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace asyncdemo {

/// A stretch of lines between `// [side, side]` and `// [end]`.
struct code_region {
    std::vector<std::string_view> sides;
    std::size_t first_line = 0;  // counted from 1
    std::vector<std::string_view> lines;
};

/// The marked regions of a file, in its order. The marks are not part of them.
std::vector<code_region> code_regions(std::string_view code);

}  // namespace asyncdemo
