#include "report/terminal/code_listing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "lesson/code_regions.hpp"
#include "report/text_layout.hpp"

namespace asyncdemo {
namespace {

constexpr std::size_t between_sides = 3;

std::vector<std::string> column_of(std::string_view side, const std::vector<code_region>& regions,
                                   const terminal_style& style) {
    std::vector<std::string> column{style.paint(ink::title, side)};
    for (const code_region& r : regions) {
        if (std::find(r.sides.begin(), r.sides.end(), side) == r.sides.end()) continue;
        column.push_back(style.paint(ink::faint, fmt::format("{}:{}", r.path, r.first_line)));
        column.insert(column.end(), r.lines.begin(), r.lines.end());
        column.emplace_back();
    }
    return column;
}

std::size_t width_of(const std::vector<std::string>& column) {
    std::size_t width = 0;
    for (const std::string& line : column) width = std::max(width, display_width(line));
    return width;
}

std::string beside(const std::vector<std::vector<std::string>>& columns,
                   const terminal_style& style) {
    std::size_t height = 0;
    for (const auto& c : columns) height = std::max(height, c.size());
    const std::string between = style.paint(ink::faint, style.sign(" │ ", " | "));
    std::string text;
    for (std::size_t i = 0; i < height; ++i) {
        std::string line;
        for (std::size_t c = 0; c < columns.size(); ++c) {
            if (c > 0) line += between;
            line += pad_right(i < columns[c].size() ? columns[c][i] : "", width_of(columns[c]));
        }
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + "\n";
    }
    return text;
}

}  // namespace

std::string code_listing(const std::vector<std::string_view>& sides,
                         const std::vector<code_file>& files, const terminal_style& style) {
    const std::vector<code_region> regions = code_regions(files);
    std::string text;
    std::vector<std::vector<std::string>> beside_each_other;
    std::size_t taken = 0;
    for (const std::string_view side : sides) {
        std::vector<std::string> column = column_of(side, regions, style);
        const std::size_t width = width_of(column);
        if (!beside_each_other.empty() &&
            taken + between_sides + width > static_cast<std::size_t>(style.width)) {
            text += beside(std::exchange(beside_each_other, {}), style);
            taken = 0;
        }
        taken += width + (beside_each_other.empty() ? 0 : between_sides);
        beside_each_other.push_back(std::move(column));
    }
    return text + beside(beside_each_other, style);
}

std::string all_code(const std::vector<code_file>& files, const terminal_style& style) {
    std::string text;
    for (const code_file& file : files) {
        text += fmt::format("{}{}\n\n{}", text.empty() ? "" : "\n",
                            style.paint(ink::title, file.path), file.text);
    }
    return text;
}

}  // namespace asyncdemo
