#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>

#include "asyncdemo/cli/did_you_mean.hpp"
#include "asyncdemo/cli/plan_options.hpp"
#include "asyncdemo/commands/commands.hpp"
#include "asyncdemo/commands/lessons_by_part.hpp"
#include "asyncdemo/learner/learner.hpp"
#include "asyncdemo/terminal/output.hpp"
#include "report/json/list_document.hpp"
#include "report/language_pairs.hpp"
#include "report/terminal/code_listing.hpp"
#include "report/terminal/prose_page.hpp"
#include "report/terms.hpp"
#include "report/text_layout.hpp"
#include "report/version.hpp"

namespace asyncdemo {
namespace {

std::string what_to_run_next(const catalog& lessons, const learner_progress& progress) {
    const std::size_t done = count_done(lessons, progress);
    if (done == 0) return fmt::format("Start with:  asyncdemo {}\n", lessons.front().lesson.name);
    const std::string so_far =
        fmt::format("You have done {} of {} lessons.\n", done, lessons.size());
    return so_far + (done == lessons.size() ? "See how:     asyncdemo progress\n"
                                            : "Go on with:  asyncdemo next\n");
}

std::string clocks_of(const lesson& l) {
    std::vector<std::string_view> simulated;
    bool all = true;
    for (const side& s : l.sides) {
        if (s.is_mistake()) continue;
        if (s.needs.empty()) simulated.push_back(s.name);
        all = all && s.needs.empty();
    }
    if (simulated.empty()) return "real clock only";
    return all ? "virtual clock: every side"
               : fmt::format("virtual clock: {}", fmt::join(simulated, ", "));
}

// Of what `code --all` shows there is nothing to choose.
void refuse_choice(const code_command& c) {
    const auto refuse = [](std::string_view option) {
        throw usage_error(
            fmt::format("--all shows every file as it was compiled; leave out {}", option));
    };
    if (!c.chosen.sides.empty()) refuse("--side");
    if (c.chosen.with_mistake) refuse("--mistake");
    if (c.look.width) refuse("--width");
}

void require_python(const lesson& l) {
    if (!l.python_sides.empty()) return;
    throw usage_error(fmt::format("{} has no sides in Python; leave out --python", l.name));
}

std::string every_file(const catalog_entry& entry, const code_command& c,
                       const terminal_style& style) {
    std::vector<code_file> files = entry.code;
    if (c.with_python) files.push_back(entry.lesson.python);
    return all_code(files, style);
}

std::string code_of_sides(const catalog_entry& entry, const code_command& c,
                          const terminal_style& style) {
    side_options chosen = c.chosen;
    if (c.with_python) chosen.python = "python3";  // any: nothing runs
    const std::vector<const side*> sides = sides_from(entry.lesson, chosen);
    if (c.with_python) {
        return code_in_both(language_pairs(sides), entry.code, entry.lesson.python, style);
    }
    std::vector<std::string_view> names;
    for (const side* s : sides) names.push_back(s->name);
    return code_listing(names, entry.code, style);
}

}  // namespace

const catalog_entry& require_lesson(const catalog& lessons, const std::string& name) {
    if (const catalog_entry* entry = find(lessons, name)) return *entry;
    std::vector<std::string> names;
    for (const catalog_entry& e : lessons) names.emplace_back(e.lesson.name);
    throw usage_error(fmt::format("\"{}\" is not a lesson{}; asyncdemo list names them", name,
                                  did_you_mean(name, names)));
}

std::vector<const catalog_entry*> require_lessons(const catalog& lessons,
                                                  const std::vector<std::string>& names) {
    std::vector<const catalog_entry*> chosen;
    for (const std::string& name : names) {
        const catalog_entry* const named = &require_lesson(lessons, name);
        const bool is_new = std::find(chosen.begin(), chosen.end(), named) == chosen.end();
        if (is_new) chosen.push_back(named);
    }
    if (chosen.empty()) {
        for (const catalog_entry& e : lessons) chosen.push_back(&e);
    }
    return chosen;
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
    const learner_progress progress = glimpse_of_progress();
    text += "\n" + lessons_by_part(lessons, progress, style, [](const lesson& l, std::size_t room) {
                return wrap(l.question, room);
            });
    text += "\n" + what_to_run_next(lessons, progress) + "Everything:  asyncdemo --help\n";
    write_results(text);
    return exit_code::ok;
}

exit_code list_lessons(const catalog& lessons, const list_command& c) {
    if (c.wants_json) {
        refuse_look(c.look, "--json");
        std::vector<lesson> all;
        for (const catalog_entry& e : lessons) all.push_back(e.lesson);
        write_results(list_json(all));
        return exit_code::ok;
    }
    const terminal_style style = style_from(c.look, STDOUT_FILENO);
    write_results(lessons_by_part(
        lessons, glimpse_of_progress(), style, [](const lesson& l, std::size_t room) {
            auto lines = wrap(l.question, room);
            const std::string figures = fmt::format(
                "runs {}; {}", show_seconds(seconds(l.ideal_time(l.default_settings())).count()),
                clocks_of(l));
            for (std::string& line : wrap(figures, room)) lines.push_back(std::move(line));
            return lines;
        }));
    return exit_code::ok;
}

exit_code show_code(const catalog& lessons, const code_command& c) {
    const catalog_entry& entry = require_lesson(lessons, c.lesson);
    const terminal_style style = style_from(c.look, STDOUT_FILENO);
    if (c.with_python) require_python(entry.lesson);
    if (c.shows_all) refuse_choice(c);
    write_results(c.shows_all ? every_file(entry, c, style) : code_of_sides(entry, c, style));
    return exit_code::ok;
}

exit_code explain(const catalog& lessons, const explain_command& c) {
    const catalog_entry& entry = require_lesson(lessons, c.lesson);
    write_results(prose_page(entry.prose, style_from(c.look, STDOUT_FILENO)));
    return exit_code::ok;
}

exit_code explain_terms(const help_command& c) {
    write_results(prose_page(terms_in_markdown(), style_from(c.look, STDOUT_FILENO)));
    return exit_code::ok;
}

}  // namespace asyncdemo
