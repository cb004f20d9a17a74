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
/// long takes several, as a terminal breaks it. Unless a page would be less than two thirds full,
/// it rather ends at a blank line than amid a paragraph, does not end behind a heading (a line that
/// stands alone), and leaves no line or two of a paragraph alone on either page. No page begins or
/// ends with blank lines.
std::vector<std::string> cut_into_pages(std::string_view text, page_size size);

}  // namespace asyncdemo
