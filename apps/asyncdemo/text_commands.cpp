#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>

#include "asyncdemo/commands.hpp"
#include "asyncdemo/did_you_mean.hpp"
#include "asyncdemo/output.hpp"
#include "report/code_listing.hpp"
#include "report/list_document.hpp"
#include "report/prose_page.hpp"
#include "report/text_layout.hpp"
#include "report/version.hpp"

namespace asyncdemo {
namespace {

std::string_view title_of_part(int part) {
    switch (part) {
        case 1:
            return "Waiting";
        case 2:
            return "The loop from the inside";
        case 3:
            return "Tasks that work together";
        case 4:
            return "Concurrency is not parallelism";
        default:
            return "Services";
    }
}

std::size_t longest_name(const catalog& lessons) {
    std::size_t width = 0;
    for (const catalog_entry& e : lessons) width = std::max(width, e.lesson.name.size());
    return width;
}

// Every lesson under the heading of its part, with what `describe` says of it behind its name.
template <class Describe>
std::string by_part(const catalog& lessons, const terminal_style& style, Describe describe) {
    const std::size_t indent = longest_name(lessons) + 4;
    const auto room = static_cast<std::size_t>(style.width) - indent;
    std::string text;
    int part = 0;
    for (const catalog_entry& e : lessons) {
        if (e.lesson.part != part) {
            part = e.lesson.part;
            text +=
                fmt::format("{}Part {}: {}\n", text.empty() ? "" : "\n", part, title_of_part(part));
        }
        std::string before =
            style.paint(ink::title, pad_right(fmt::format("  {}", e.lesson.name), indent));
        for (const std::string& line : describe(e.lesson, room)) {
            text += before + line + "\n";
            before = std::string(indent, ' ');
        }
    }
    return text;
}

}  // namespace

const catalog_entry& require_lesson(const catalog& lessons, const std::string& name) {
    if (const catalog_entry* entry = find(lessons, name)) return *entry;
    std::vector<std::string> names;
    for (const catalog_entry& e : lessons) names.emplace_back(e.lesson.name);
    throw usage_error(fmt::format("\"{}\" is no lesson{}; asyncdemo list names them", name,
                                  did_you_mean(name, names)));
}

exit_code welcome(const catalog& lessons) {
    const terminal_style style = style_from({}, STDOUT_FILENO);
    std::string text = style.paint(ink::title, "asyncdemo") + " " + std::string(version()) + "\n";
    for (const std::string& line :
         wrap("Each lesson does the same work in several ways, really runs them side by side, and "
              "shows what was measured.",
              static_cast<std::size_t>(style.width))) {
        text += line + "\n";
    }
    text += "\n" + by_part(lessons, style, [](const lesson& l, std::size_t room) {
                return wrap(l.question, room);
            });
    text += fmt::format("\nStart with:  asyncdemo {}\nAll it can:  asyncdemo --help\n",
                        lessons.front().lesson.name);
    write_results(text);
    return exit_code::ok;
}

exit_code list_lessons(const catalog& lessons, const command& c) {
    if (c.options.wants_json) {
        std::vector<lesson> all;
        for (const catalog_entry& e : lessons) all.push_back(e.lesson);
        write_results(list_json(all));
        return exit_code::ok;
    }
    const terminal_style style = style_from(c.options, STDOUT_FILENO);
    write_results(by_part(lessons, style, [](const lesson& l, std::size_t room) {
        auto lines = wrap(l.question, room);
        const std::string figures =
            fmt::format("{}, on the real clock{}",
                        show_seconds(seconds(l.ideal_time(l.default_settings())).count()),
                        l.has_virtual_clock() ? " or a virtual one" : "");
        for (std::string& line : wrap(figures, room)) lines.push_back(std::move(line));
        return lines;
    }));
    return exit_code::ok;
}

exit_code show_code(const catalog& lessons, const command& c) {
    const catalog_entry& entry = require_lesson(lessons, c.lessons.front());
    std::vector<std::string_view> sides;
    for (const side* s : plan_from(entry.lesson, c.options).sides) sides.push_back(s->name);
    write_results(
        code_listing(sides, entry.code_path, entry.code, style_from(c.options, STDOUT_FILENO)));
    return exit_code::ok;
}

exit_code explain(const catalog& lessons, const command& c) {
    const catalog_entry& entry = require_lesson(lessons, c.lessons.front());
    write_results(prose_page(entry.prose, style_from(c.options, STDOUT_FILENO)));
    return exit_code::ok;
}

}  // namespace asyncdemo
