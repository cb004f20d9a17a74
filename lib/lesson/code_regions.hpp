// The code of a lesson's sides, cut out of its files along the marks that stand in them.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "lesson/code_file.hpp"

namespace asyncdemo {

/// How a line begins that opens a region, and the whole of one that closes it: comments of the
/// language.
struct region_marks {
    std::string_view open;  // "// [" in C++, "# [" in Python
    std::string_view end;
};

region_marks marks_in(const code_file& file);

/// A stretch of lines between `// [side, side]` and `// [end]`.
struct code_region {
    std::vector<std::string_view> sides;
    std::string_view path;       // of its file
    std::size_t first_line = 0;  // counted from 1
    std::vector<std::string_view> lines;

    [[nodiscard]] bool is_of(std::string_view side) const;
};

/// The marked regions of the files, in their order. The marks are not part of them.
std::vector<code_region> code_regions(const std::vector<code_file>& files);

}  // namespace asyncdemo
