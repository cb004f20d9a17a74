#include "asyncdemo/cli/help_text.hpp"

#include <algorithm>

#include "report/text_layout.hpp"

namespace asyncdemo {
namespace {

constexpr std::string_view between_columns = "  ";

// Where the second column begins; the end of the line when there is none.
std::size_t second_column(std::string_view line) {
    const std::size_t first = line.find_first_not_of(' ');
    const std::size_t gap = line.find(between_columns, first);
    if (first == std::string_view::npos || gap == std::string_view::npos) return line.size();
    return std::min(line.size(), line.find_first_not_of(' ', gap));
}

void add_wrapped(std::string& page, std::string first, std::size_t indent, std::string_view text,
                 std::size_t width) {
    for (const std::string& part : wrap(text, width > indent ? width - indent : 1)) {
        page += first + part + "\n";
        first.assign(indent, ' ');
    }
}

void add_line(std::string& page, std::string_view line, std::size_t width) {
    constexpr std::size_t below_first = 6;
    const std::size_t indent = std::min(line.size(), line.find_first_not_of(' '));
    const std::size_t second = second_column(line);
    const bool is_narrow = second > width / 2;
    if (display_width(line) <= width && (second == line.size() || !is_narrow)) {
        page.append(line).append("\n");
    } else if (second == line.size()) {
        add_wrapped(page, std::string(indent, ' '), indent, line, width);
    } else if (!is_narrow) {
        add_wrapped(page, std::string(line.substr(0, second)), second, line.substr(second), width);
    } else {
        add_wrapped(page, std::string(indent, ' '), indent + 2, line.substr(0, second), width);
        add_wrapped(page, std::string(below_first, ' '), below_first, line.substr(second), width);
    }
}

}  // namespace

std::string lay_out_help(std::string_view help, std::size_t width) {
    std::string page;
    while (!help.empty()) {
        const std::size_t end = help.find('\n');
        const std::string_view line = help.substr(0, end);
        if (line.empty()) {
            page += "\n";
        } else {
            add_line(page, line, width);
        }
        help.remove_prefix(end == std::string_view::npos ? help.size() : end + 1);
    }
    return page;
}

}  // namespace asyncdemo
