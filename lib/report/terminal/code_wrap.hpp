// Lines of code that are too long for a window, broken where one may break them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "lesson/code_file.hpp"

namespace asyncdemo {

/// The line in as many as it takes, none wider than `width` unless a word or a quoted text is. It
/// is broken between tokens, best behind a comma or a blank; what follows is indented further, and
/// a comment goes on as a comment of its kind, in its own column.
std::vector<std::string> wrap_code(std::string_view line, std::size_t width,
                                   language in = language::cpp);

/// Lines that belong together. What a comment line has no room for begins the next one, if that
/// goes on with the comment.
std::vector<std::string> wrap_lines(const std::vector<std::string_view>& lines, std::size_t width,
                                    language in = language::cpp);

}  // namespace asyncdemo
