#include "report/terminal/text_table.hpp"

#include <algorithm>
#include <utility>

#include "report/text_layout.hpp"

namespace asyncdemo {
namespace {

constexpr std::size_t space_before = 2;

std::size_t widest(const std::vector<std::string>& names) {
    std::size_t width = 0;
    for (const std::string& name : names) width = std::max(width, display_width(name));
    return width;
}

std::size_t width_of(const text_column& c) {
    std::size_t width = display_width(c.title);
    for (const auto& cell : c.cells) width = std::max(width, cell ? display_width(*cell) : 1);
    return space_before + width;
}

std::string cell_text(const std::optional<std::string>& cell, const terminal_style& style) {
    return cell ? style.figure_text(*cell) : std::string(style.sign("–", "-"));
}

using columns_begin = std::vector<text_column>::const_iterator;

// The end of the columns from `first` on that fit into `room`, at most `most` of them, at least
// one.
columns_begin end_of_fitting(columns_begin first, columns_begin last, std::size_t room,
                             std::size_t most) {
    columns_begin end = first;
    std::size_t taken = 0;
    for (std::size_t n = 0; end != last && n < most; ++n, ++end) {
        taken += width_of(*end);
        if (taken > room && end != first) break;
    }
    return end;
}

std::size_t tables_needed(const std::vector<text_column>& columns, std::size_t room,
                          std::size_t most) {
    std::size_t tables = 0;
    for (auto first = columns.begin(); first != columns.end(); ++tables) {
        first = end_of_fitting(first, columns.end(), room, most);
    }
    return tables;
}

}  // namespace

std::vector<std::string> draw_table(const std::vector<std::string>& names,
                                    const std::vector<text_column>& columns,
                                    const terminal_style& style) {
    const std::size_t name_width = widest(names);
    const auto width = static_cast<std::size_t>(style.width);
    const std::size_t room = width - std::min(width, name_width);
    const std::size_t tables =
        std::max<std::size_t>(1, tables_needed(columns, room, columns.size()));
    // As even as possible, if that takes no more tables.
    std::size_t most = (columns.size() + tables - 1) / tables;
    while (tables_needed(columns, room, most) > tables) ++most;

    std::vector<std::string> lines;
    for (auto first = columns.begin(); first != columns.end();) {
        const auto end = end_of_fitting(first, columns.end(), room, most);
        std::string heading(name_width, ' ');
        for (auto c = first; c != end; ++c) {
            heading += pad_left(style.figure_text(c->title), width_of(*c));
        }
        lines.push_back(style.paint(ink::strong, heading));
        for (std::size_t i = 0; i < names.size(); ++i) {
            std::string line = pad_right(names[i], name_width);
            for (auto c = first; c != end; ++c) {
                line += pad_left(cell_text(c->cells[i], style), width_of(*c));
            }
            lines.push_back(std::move(line));
        }
        first = end;
        if (first != columns.end()) lines.emplace_back();
    }
    return lines;
}

std::size_t room_beside(const std::vector<std::string>& names,
                        const std::vector<text_column>& columns, const terminal_style& style) {
    std::size_t taken = widest(names) + space_before;
    for (const text_column& c : columns) taken += width_of(c);
    const auto width = static_cast<std::size_t>(style.width);
    return width - std::min(width, taken);
}

}  // namespace asyncdemo
