#include "report/text_table.hpp"

#include <algorithm>

#include "report/text_layout.hpp"

namespace asyncdemo {
namespace {

constexpr std::size_t gap = 2;

std::vector<std::size_t> column_widths(const std::vector<std::string>& titles,
                                       const std::vector<std::vector<std::string>>& cells) {
    std::vector<std::size_t> widths;
    for (std::size_t c = 0; c < titles.size(); ++c) {
        std::size_t width = display_width(titles[c]);
        for (const auto& line : cells) width = std::max(width, display_width(line[c]));
        widths.push_back(width);
    }
    return widths;
}

// The end of the columns from `first` on that fit into `room`; at least one.
std::size_t end_of_fitting(const std::vector<std::size_t>& widths, std::size_t first,
                           std::size_t room) {
    std::size_t end = first;
    std::size_t taken = 0;
    while (end < widths.size() && (end == first || taken + gap + widths[end] <= room)) {
        taken += gap + widths[end++];
    }
    return end;
}

}  // namespace

std::vector<std::string> draw_table(const std::vector<std::string>& names,
                                    const std::vector<std::string>& titles,
                                    const std::vector<std::vector<std::string>>& cells,
                                    const terminal_style& style) {
    const std::vector<std::size_t> widths = column_widths(titles, cells);
    std::size_t name_width = 0;
    for (const std::string& name : names) name_width = std::max(name_width, display_width(name));

    std::vector<std::string> lines;
    const auto width = static_cast<std::size_t>(style.width);
    const std::size_t room = width - std::min(width, name_width);
    for (std::size_t first = 0; first < titles.size();) {
        const std::size_t end = end_of_fitting(widths, first, room);
        const auto draw_line = [&](const std::string& name, const auto& texts) {
            std::string text = pad_right(name, name_width);
            for (std::size_t c = first; c < end; ++c) {
                text += pad_left(texts[c], gap + widths[c]);
            }
            return text;
        };
        if (first > 0) lines.emplace_back();
        lines.push_back(style.paint(ink::strong, draw_line("", titles)));
        for (std::size_t i = 0; i < names.size(); ++i) {
            lines.push_back(draw_line(names[i], cells[i]));
        }
        first = end;
    }
    return lines;
}

}  // namespace asyncdemo
