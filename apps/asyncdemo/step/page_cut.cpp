#include "asyncdemo/step/page_cut.hpp"

#include <algorithm>

#include "report/text_layout.hpp"

namespace asyncdemo {
namespace {

using lines = std::vector<std::string_view>;

constexpr std::size_t fewest_lines = 3;  // of a paragraph on each of two pages

lines lines_of(std::string_view text) {
    lines all;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        all.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return all;
}

bool is_blank(std::string_view line) { return display_width(line) == 0; }

std::size_t rows_of(std::string_view line, page_size size) {
    return std::max<std::size_t>(1, (display_width(line) + size.columns - 1) / size.columns);
}

// Behind the last line that has room on a page which begins with that one.
std::size_t end_of_room(const lines& all, std::size_t first, page_size size) {
    std::size_t rows = 0;
    std::size_t end = first;
    while (end < all.size() && (rows += rows_of(all[end], size)) <= size.rows) ++end;
    return std::max(end, first + 1);  // a line that has no room at all has a page of its own
}

// How many lines of one paragraph stand right before that one, and from it on.
std::size_t lines_before(const lines& all, std::size_t at) {
    std::size_t count = 0;
    while (count < at && !is_blank(all[at - count - 1])) ++count;
    return count;
}
std::size_t lines_from(const lines& all, std::size_t at) {
    std::size_t end = at;
    while (end < all.size() && !is_blank(all[end])) ++end;
    return end - at;
}

// Whether a page may end there, which is behind a paragraph. A line that stands alone is a heading.
bool is_between_paragraphs(const lines& all, std::size_t at) {
    if (!is_blank(all[at - 1])) return is_blank(all[at]) && lines_before(all, at) > 1;
    return at > 1 && lines_before(all, at - 1) != 1;
}

// Or amid one.
bool is_amid_paragraph(const lines& all, std::size_t at) {
    return lines_before(all, at) >= fewest_lines && lines_from(all, at) >= fewest_lines;
}

// Where that page rather ends.
std::size_t end_of_page(const lines& all, std::size_t first, page_size size) {
    const std::size_t end = end_of_room(all, first, size);
    if (end == all.size()) return end;
    const std::size_t full_enough = first + (end - first) * 2 / 3;
    for (const auto may_end : {is_between_paragraphs, is_amid_paragraph}) {
        for (std::size_t i = end; i > full_enough; --i) {
            if (may_end(all, i)) return i;
        }
    }
    return end;
}

std::string joined(lines page) {
    while (!page.empty() && is_blank(page.back())) page.pop_back();
    std::string text;
    for (const std::string_view line : page) text.append(line).append("\n");
    return text;
}

}  // namespace

std::vector<std::string> cut_into_pages(std::string_view text, page_size size) {
    const lines all = lines_of(text);
    std::vector<std::string> pages;
    for (std::size_t first = 0; first < all.size();) {
        if (is_blank(all[first])) {
            ++first;
            continue;
        }
        const std::size_t end = end_of_page(all, first, size);
        pages.push_back(joined({all.begin() + static_cast<std::ptrdiff_t>(first),
                                all.begin() + static_cast<std::ptrdiff_t>(end)}));
        first = end;
    }
    if (pages.empty()) pages.emplace_back();
    return pages;
}

}  // namespace asyncdemo
