#include "report/text_layout.hpp"

#include <algorithm>

#include "report/utf8.hpp"

namespace asyncdemo {
namespace {

// The length of the colour sequence at the start of the text; 0 when there is none.
std::size_t escape_length(std::string_view text) {
    if (!text.starts_with("\x1b[")) return 0;
    const std::size_t end = text.find('m');
    return end == std::string_view::npos ? 0 : end + 1;
}

}  // namespace

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    while (!text.empty()) {
        if (const std::size_t escape = escape_length(text); escape > 0) {
            text.remove_prefix(escape);
            continue;
        }
        const utf8_character next = first_character(text);
        width += columns_of(next);
        text.remove_prefix(next.length);
    }
    return width;
}

std::string repeat(std::string_view text, std::size_t count) {
    std::string all;
    all.reserve(text.size() * count);
    for (std::size_t i = 0; i < count; ++i) all += text;
    return all;
}

std::string pad_right(std::string_view text, std::size_t width) {
    const std::size_t taken = display_width(text);
    return std::string(text) + repeat(" ", taken < width ? width - taken : 0);
}

std::string pad_left(std::string_view text, std::size_t width) {
    const std::size_t taken = display_width(text);
    return repeat(" ", taken < width ? width - taken : 0) + std::string(text);
}

std::string shorten(std::string_view text, std::size_t width, std::string_view mark) {
    if (display_width(text) <= width) return std::string(text);
    const std::size_t room = width - std::min(width, display_width(mark));
    std::string_view rest = text;
    for (std::size_t columns = 0; !rest.empty();) {
        const utf8_character next = first_character(rest);
        columns += columns_of(next);
        if (columns > room) break;
        rest.remove_prefix(next.length);
    }
    return std::string(text.substr(0, text.size() - rest.size())).append(mark);
}

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
    std::vector<std::string> lines(1);
    while (!text.empty()) {
        const std::size_t begin = text.find_first_not_of(" \n");
        if (begin == std::string_view::npos) break;
        const std::size_t end = text.find_first_of(" \n", begin);
        const std::string_view word = text.substr(begin, end - begin);
        std::string& last = lines.back();
        if (last.empty()) {
            last = word;
        } else if (display_width(last) + 1 + display_width(word) <= width) {
            last.append(" ").append(word);
        } else {
            lines.emplace_back(word);
        }
        text.remove_prefix(end == std::string_view::npos ? text.size() : end);
    }
    return lines;
}

std::vector<std::string> wrap_command(std::string_view command, std::size_t width) {
    constexpr std::string_view goes_on = " \\";
    constexpr std::string_view indent = "  ";
    if (display_width(command) <= width) return {std::string(command)};
    const std::size_t taken = goes_on.size() + indent.size();
    std::vector<std::string> lines = wrap(command, width > taken ? width - taken : 1);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (i > 0) lines[i].insert(0, indent);
        if (i + 1 < lines.size()) lines[i] += goes_on;
    }
    return lines;
}

}  // namespace asyncdemo
