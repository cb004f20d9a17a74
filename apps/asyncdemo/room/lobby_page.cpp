#include "asyncdemo/room/lobby_page.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "report/terminal/page_text.hpp"
#include "report/text_layout.hpp"
#include "report/visible_text.hpp"
#include "web/qr_code.hpp"

namespace asyncdemo {
namespace {

constexpr std::size_t most_lessons_named = 6;

// Nothing where it has no room, with the addresses beside it.
std::vector<std::string> drawn_code(const invitation& to, const terminal_style& style,
                                    std::size_t rows) {
    constexpr std::size_t least_width_of_words = 30;
    if (to.code.empty()) return {};
    const qr_code code(to.addresses.front());
    // Where we set both colours, it is dark on light, as all cameras read it.
    const qr_drawing drawn = style.has_color ? qr_drawing::dark_modules : qr_drawing::light_modules;
    std::vector<std::string> lines =
        style.is_ascii ? in_ascii(code, drawn) : in_half_blocks(code, drawn);
    const bool has_room =
        lines.size() <= rows && display_width(lines.front()) + least_width_of_words <=
                                    static_cast<std::size_t>(style.width);
    if (!has_room) return {};
    if (style.has_color) {
        for (std::string& line : lines) line = fmt::format("\x1b[30;107m{}\x1b[0m", line);
    }
    return lines;
}

std::string who_is_here(const room_members& all) {
    const std::size_t count = all.here();
    if (count == 0) return "Nobody is here yet.";
    return count == 1 ? std::string("1 person is here.")
                      : fmt::format("{} people are here.", count);
}

// A name in as many columns at most, whatever it is made of.
std::string name_in(std::string_view name, std::size_t columns, const terminal_style& style) {
    return shorten(style.is_ascii ? visible_in_ascii(name) : std::string(name), columns,
                   style.sign("…", "~"));
}

// A line each, so that none changes how another one reads.
void add_names(const room_members& all, std::size_t columns, std::size_t lines,
               const terminal_style& style, std::vector<std::string>& to) {
    std::vector<std::string> names = all.names_here(lines);
    if (names.size() < all.here() && names.size() == lines && lines > 0) names.pop_back();
    for (const std::string& name : names) to.push_back(name_in(name, columns, style));
    const std::size_t others = all.here() - names.size();
    if (!names.empty() && others > 0) to.push_back(fmt::format("and {} more", others));
}

std::string what_comes(const room& r) {
    std::vector<std::string_view> names;
    for (const room_lesson& l : r.lessons()) names.push_back(l.of().name);
    if (names.size() == 1) return fmt::format("The lesson: {}.", names.front());
    if (names.size() <= most_lessons_named)
        return fmt::format("Lessons: {}.", fmt::join(names, ", "));
    return fmt::format("{} lessons, from {} to {}.", names.size(), names.front(), names.back());
}

std::vector<std::string> words_of_lobby(const room& r, const invitation& to,
                                        const terminal_style& style, std::size_t width,
                                        std::size_t rows) {
    std::vector<std::string> words;
    const auto add = [&](std::string_view text) {
        for (std::string& line : wrap(text, width)) words.push_back(std::move(line));
    };
    for (const std::string& address : to.addresses) {
        words.push_back(style.paint(ink::strong, address));
    }
    if (to.is_for_network) {
        add("Open this page on a phone or a laptop. Everybody on this network can come in.");
    } else {
        add("Open this page on this machine (--host lets in others).");
    }
    words.emplace_back();
    add(what_comes(r));
    words.emplace_back();
    words.push_back(style.paint(ink::strong, who_is_here(r.members())));
    add_names(r.members(), width, rows - std::min(rows, words.size()), style, words);
    return words;
}

}  // namespace

std::string lobby_page(const room& r, const invitation& to, const terminal_style& style,
                       std::size_t rows) {
    const std::vector<std::string> code = drawn_code(to, style, rows);
    const std::size_t code_width = code.empty() ? 0 : display_width(code.front()) + 3;
    const std::size_t width = static_cast<std::size_t>(style.width) - code_width;
    const std::vector<std::string> words = words_of_lobby(r, to, style, width, rows);
    page_text page(style);
    for (std::size_t i = 0; i < std::max(code.size(), words.size()); ++i) {
        const std::string left = i < code.size() ? code[i] : std::string();
        page.add(pad_right(left, code_width) + (i < words.size() ? words[i] : std::string()));
    }
    return page.take();
}

}  // namespace asyncdemo
