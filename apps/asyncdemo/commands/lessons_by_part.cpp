#include "asyncdemo/commands/lessons_by_part.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "report/text_layout.hpp"

namespace asyncdemo {
namespace {

std::size_t longest_name(const catalog& lessons) {
    std::size_t width = 0;
    for (const catalog_entry& e : lessons) width = std::max(width, e.lesson.name.size());
    return width;
}

std::string sign_of(lesson_state s, const terminal_style& style) {
    switch (s) {
        case lesson_state::done:
            return style.paint(ink::good, style.sign("✓", "x"));
        case lesson_state::skipped:
            return style.paint(ink::faint, "-");
        case lesson_state::not_yet:
            break;
    }
    return " ";
}

}  // namespace

std::string lessons_by_part(
    const catalog& lessons, const learner_progress& progress, const terminal_style& style,
    const std::function<std::vector<std::string>(const lesson&, std::size_t room)>& describe) {
    const std::size_t indent = longest_name(lessons) + 4;
    const auto room = static_cast<std::size_t>(style.width) - indent;
    std::string text;
    int part = 0;
    for (const catalog_entry& e : lessons) {
        if (e.lesson.part.number != part) {
            part = e.lesson.part.number;
            text +=
                fmt::format("{}Part {}: {}\n", text.empty() ? "" : "\n", part, e.lesson.part.title);
        }
        std::string before =
            sign_of(progress.of(e.lesson.name).state, style) +
            style.paint(ink::title, pad_right(fmt::format(" {}", e.lesson.name), indent - 1));
        for (const std::string& line : describe(e.lesson, room)) {
            text += before + line + "\n";
            before = std::string(indent, ' ');
        }
    }
    return text;
}

}  // namespace asyncdemo
