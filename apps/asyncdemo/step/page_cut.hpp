// A text cut into pages, each of which a window holds as a whole.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace asyncdemo {

/// What a window has room for.
struct page_size {
    std::size_t columns = 80;
    std::size_t rows = 24;
};

/// The pages of the text, at least one, none of more rows than the size has; a line that is too
/// long takes several, as a terminal breaks it. A page rather ends at a blank line than amid a
/// paragraph, unless it would be less than two thirds full; of a paragraph that goes on, no line or
/// two stand alone on the next page. No page begins or ends with blank lines.
std::vector<std::string> cut_into_pages(std::string_view text, page_size size);

}  // namespace asyncdemo
