#include "report/terminal/page_text.hpp"

#include <cstddef>

#include "report/text_layout.hpp"

namespace asyncdemo {

std::vector<std::string> flow(const std::vector<std::string>& parts, std::string_view between,
                              const terminal_style& style) {
    const auto width = static_cast<std::size_t>(style.width);
    std::vector<std::string> lines;
    for (const std::string& part : parts) {
        const bool fits =
            !lines.empty() &&
            display_width(lines.back()) + display_width(between) + display_width(part) <= width;
        if (fits) {
            lines.back().append(between).append(part);
        } else {
            lines.push_back(shorten(part, width, style.sign("…", "~")));
        }
    }
    return lines;
}

void page_text::add_all(const std::vector<std::string>& lines) {
    for (const std::string& line : lines) add(line);
}

void page_text::add_wrapped(std::string_view text, ink i) {
    for (const std::string& line : wrap(text, static_cast<std::size_t>(style_.width))) {
        add(style_.paint(i, line));
    }
}

void page_text::add_label(std::string_view label) {
    if (!label.empty()) add_wrapped(label, ink::doubtful);
}

}  // namespace asyncdemo
