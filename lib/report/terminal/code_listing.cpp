#include "report/terminal/code_listing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "lesson/code_regions.hpp"
#include "report/terminal/code_wrap.hpp"
#include "report/text_layout.hpp"

namespace asyncdemo {
namespace {

constexpr std::size_t between_sides = 3;
// From there on, both languages have room beside each other where long lines are broken.
constexpr std::size_t least_for_broken_lines = 100;

using text_lines = std::vector<std::string>;

// A name, then each region of that side, with an empty line behind it.
std::vector<text_lines> blocks_of(std::string_view name, std::string_view plain_name,
                                  const std::vector<code_region>& regions,
                                  const terminal_style& style) {
    std::vector<text_lines> blocks{{style.paint(ink::title, name)}};
    for (const code_region& r : regions) {
        if (!r.is_of(plain_name)) continue;
        text_lines& block = blocks.emplace_back();
        block.push_back(style.paint(ink::faint, fmt::format("{}:{}", r.path, r.first_line)));
        block.insert(block.end(), r.lines.begin(), r.lines.end());
        block.emplace_back();
    }
    return blocks;
}

text_lines column_of(const std::vector<text_lines>& blocks) {
    text_lines column;
    for (const text_lines& b : blocks) column.insert(column.end(), b.begin(), b.end());
    return column;
}

// As high as each other, block for block.
void level(std::vector<text_lines>& one, std::vector<text_lines>& other) {
    const std::size_t common = std::min(one.size(), other.size());
    for (std::size_t i = 0; i < common; ++i) {
        const std::size_t height = std::max(one[i].size(), other[i].size());
        one[i].resize(height);
        other[i].resize(height);
    }
}

std::size_t width_of(const text_lines& column) {
    std::size_t width = 0;
    for (const std::string& line : column) width = std::max(width, display_width(line));
    return width;
}

std::string beside(const std::vector<text_lines>& columns, const terminal_style& style) {
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

// With the lines of code broken where they are wider, though not their headings.
std::vector<text_lines> wrapped(std::vector<text_lines> blocks, std::size_t width, language in) {
    for (auto block = blocks.begin() + 1; block != blocks.end(); ++block) {
        const std::vector<std::string_view> code(block->begin() + 1, block->end());
        text_lines lines = wrap_lines(code, width, in);
        block->resize(1);
        std::move(lines.begin(), lines.end(), std::back_inserter(*block));
    }
    return blocks;
}

// Level beside each other; lines are broken where that makes the room.
std::string both_beside(std::vector<text_lines> left, std::vector<text_lines> right,
                        const terminal_style& style) {
    const std::size_t room = static_cast<std::size_t>(style.width) - between_sides;
    const std::size_t right_width = width_of(column_of(right));
    const std::size_t left_room = std::max(room / 2, room - std::min(room, right_width));
    left = wrapped(std::move(left), left_room, language::cpp);
    const std::size_t left_width = std::min(room, width_of(column_of(left)));
    right = wrapped(std::move(right), room - left_width, language::python);
    level(left, right);
    return beside({column_of(left), column_of(right)}, style);
}

std::string in_both(const language_pair& pair, const std::vector<code_region>& cpp,
                    const std::vector<code_region>& python, const terminal_style& style) {
    const auto blocks = [&](const side* s, const std::vector<code_region>& regions) {
        return s == nullptr ? std::vector<text_lines>()
                            : blocks_of(s->name, pair.plain_name(), regions, style);
    };
    std::vector<text_lines> left = blocks(pair.cpp, cpp);
    std::vector<text_lines> right = blocks(pair.python, python);
    const std::size_t width =
        width_of(column_of(left)) + between_sides + width_of(column_of(right));
    const auto room = static_cast<std::size_t>(style.width);
    if (pair.has_both() && (width <= room || room >= least_for_broken_lines)) {
        return both_beside(std::move(left), std::move(right), style);
    }
    return beside({column_of(left)}, style) + beside({column_of(right)}, style);
}

}  // namespace

std::string code_listing(const std::vector<std::string_view>& sides,
                         const std::vector<code_file>& files, const terminal_style& style) {
    const std::vector<code_region> regions = code_regions(files);
    std::string text;
    std::vector<text_lines> beside_each_other;
    std::size_t taken = 0;
    for (const std::string_view side : sides) {
        text_lines column = column_of(blocks_of(side, side, regions, style));
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

std::string code_in_both(const std::vector<language_pair>& sides, const std::vector<code_file>& cpp,
                         const code_file& python, const terminal_style& style) {
    const std::vector<code_region> cpp_regions = code_regions(cpp);
    const std::vector<code_region> python_regions = code_regions({python});
    std::string text;
    for (const language_pair& p : sides) text += in_both(p, cpp_regions, python_regions, style);
    return text;
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
