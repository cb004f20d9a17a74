#include "asyncdemo/step/step_pages.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "asyncdemo/step/prediction_answer.hpp"
#include "posix/processors.hpp"
#include "report/prediction_text.hpp"
#include "report/run_text.hpp"
#include "report/terminal/code_listing.hpp"
#include "report/terminal/prose_page.hpp"
#include "report/terminal/screen.hpp"
#include "report/terminal/timeline.hpp"
#include "report/text_layout.hpp"

namespace asyncdemo {
namespace {

constexpr std::string_view heading_mark = "## ";
constexpr std::string_view first_after_run = "What to look at";
constexpr std::string_view about_mistake = "The mistake";
constexpr std::string_view where_next = "Where to go on";

/// A heading of the prose with what stands below it.
struct prose_section {
    std::string_view heading;
    std::string_view text;  // with the heading
};

std::vector<prose_section> sections_of(std::string_view prose) {
    std::vector<prose_section> all;
    while (!prose.empty()) {
        const std::size_t next = prose.find("\n## ", 1);
        const std::string_view text =
            prose.substr(0, next == std::string_view::npos ? next : next + 1);
        std::string_view heading;
        if (text.starts_with(heading_mark)) {
            heading = text.substr(heading_mark.size(), text.find('\n') - heading_mark.size());
        }
        all.push_back({heading, text});
        prose.remove_prefix(text.size());
    }
    return all;
}

std::string paragraph(std::string_view text, ink color, const terminal_style& style) {
    std::string lines;
    for (const std::string& line : wrap(text, static_cast<std::size_t>(style.width))) {
        lines += style.paint(color, line) + "\n";
    }
    return lines;
}

std::string measured_text(const lesson_run& run, const side& of) {
    return answer_text(right_answer_of(run, of));
}

ink ink_of(grade g) {
    if (g == grade::right) return ink::good;
    return g == grade::wrong ? ink::bad : ink::doubtful;
}

// What an answer can be worked out from.
std::string what_is_given(const lesson& l, const settings& chosen) {
    std::string text = parameters_in_use(l, chosen);
    const bool computes = std::any_of(l.sides.begin(), l.sides.end(),
                                      [](const side& s) { return s.needs == "processors"; });
    if (computes) {
        const auto processors = usable_processors();
        text += fmt::format("; {} processor{} here", processors, processors == 1 ? "" : "s");
    }
    if (chosen.speed != 1) {
        text += fmt::format(". Every wait is divided by {0} (--speed {0})", chosen.speed);
        if (l.prediction.measure.in == finding::unit::time_s) {
            text += ": say how long it takes here";
        }
    }
    return text + ".";
}

std::string problems_text(const side_run& s, const terminal_style& style) {
    std::string text;
    for (const std::string& line : problems_of(s, interruptions::told)) {
        text += paragraph(line, ink::bad, style);
    }
    return text;
}

}  // namespace

std::string heading(std::string_view text, const terminal_style& style) {
    const auto width = static_cast<std::size_t>(std::min(style.width, 80));
    const std::string_view rule = style.sign("─", "-");
    const std::string shown = shorten(text, width - 4, style.sign("…", "~"));
    return style.paint(ink::faint, repeat(rule, 2)) + " " + style.paint(ink::title, shown) + " " +
           style.paint(ink::faint, repeat(rule, width - 4 - display_width(shown))) + "\n\n";
}

std::string story_page(const catalog_entry& entry, const terminal_style& style) {
    std::string_view story = entry.prose;
    for (const prose_section& s : sections_of(entry.prose)) {
        if (s.heading != first_after_run) continue;
        story = entry.prose.substr(0, static_cast<std::size_t>(s.text.data() - story.data()));
        break;
    }
    return prose_page(story, style);
}

std::string code_page(const catalog_entry& entry, const std::vector<const side*>& sides,
                      const terminal_style& style) {
    std::vector<std::string_view> names;
    for (const side* s : sides) names.push_back(s->name);
    return code_listing(names, entry.code, style);
}

std::string question_page(const lesson& l, const settings& chosen, const terminal_style& style) {
    std::string page = paragraph(what_is_given(l, chosen), ink::faint, style) + "\n";
    page += paragraph(l.prediction.asks, ink::strong, style) + "\n";
    const bool has_numbers = are_numbered(l.prediction.measure.in);
    int number = 0;
    for (const quantity& choice : l.prediction.choices(chosen)) {
        ++number;
        page += has_numbers ? fmt::format("  {}", number) : "   ";
        page += fmt::format("  {}\n", pad_left(show(choice), 8));
    }
    return number == 0 ? page : page + "\n";
}

std::string result_page(const lesson_run& run, const side& of, const terminal_style& style) {
    const lesson_run alone = only(of, run);
    std::string page;
    for (const std::string& line : draw_timelines(alone, style)) page += line + "\n";
    page += "\n" + problems_text(alone.sides.front(), style);
    page += paragraph(run.of->prediction.asks, ink::strong, style);
    const auto said = std::find_if(run.predictions.begin(), run.predictions.end(),
                                   [&of](const prediction& p) { return p.of == &of; });
    page += said == run.predictions.end()
                ? paragraph(measured_text(run, of), ink::plain, style)
                : paragraph(prediction_text(*said), ink_of(said->grade), style);
    return page + "\n";
}

std::string overview_page(const lesson_run& run, const terminal_style& style) {
    return screen(run, style, true) + "\n";
}

std::string reasons_page(const catalog_entry& entry, const lesson_run& run,
                         const terminal_style& style) {
    const bool has_mistake = std::any_of(run.sides.begin(), run.sides.end(),
                                         [](const side_run& s) { return s.of->is_mistake(); });
    std::string page;
    bool is_told_now = false;
    for (const prose_section& s : sections_of(entry.prose)) {
        is_told_now = is_told_now || s.heading == first_after_run;
        if (!is_told_now || s.heading == where_next) continue;
        if (s.heading != about_mistake || has_mistake) page += prose_page(s.text, style);
    }
    return page + what_next(run, style) + "\n";
}

std::string help_page(const terminal_style& style) {
    std::string page;
    for (const auto& [keys, what] :
         {std::pair("Enter, space", "on; an arrow or page key does too"),
          {"b", "back"},
          {"c", "the code of the side"},
          {"r", "replay the run, slower each time"},
          {"s", "skip to the answers; the lesson does not count as done"},
          {"1, 2, ...", "one of the choices, then Enter"},
          {"3s, 250ms", "an answer of your own, then Enter"},
          {"?", "this help"},
          {"q", "quit"}}) {
        page += style.paint(ink::strong, fmt::format("  {:14}", keys)) + what + "\n";
    }
    return page + "\n";
}

lesson_run only(const side& of, const lesson_run& run) {
    lesson_run alone;
    alone.of = run.of;
    alone.chosen = run.chosen;
    alone.machine = run.machine;
    if (const side_run* const ran = run.find(of.name)) alone.sides.push_back(*ran);
    return alone;
}

}  // namespace asyncdemo
