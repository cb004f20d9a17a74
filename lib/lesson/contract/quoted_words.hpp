// What a text in Markdown has in code ticks.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace asyncdemo {

/// The texts between ticks, in their order; the lines of one that is wrapped are joined by a blank.
/// What stands in a listing (indented by four, or between fences) is no word of the text. Where a
/// tick is not closed, the rest of its paragraph counts.
std::vector<std::string> quoted_words(std::string_view markdown);

}  // namespace asyncdemo
