#include "asyncdemo/step/step_pages.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "asyncdemo/step/code_pages.hpp"
#include "asyncdemo/step/lesson_prose.hpp"
#include "asyncdemo/step/prediction_answer.hpp"
#include "asyncdemo/step/step_keys.hpp"
#include "lesson/playback.hpp"
#include "posix/processors.hpp"
#include "report/prediction_text.hpp"
#include "report/run_text.hpp"
#include "report/terminal/screen.hpp"
#include "report/terminal/timeline.hpp"
#include "report/text_layout.hpp"

namespace asyncdemo {
namespace {

constexpr std::size_t most_rows_of_screen = 1000;
constexpr std::string_view keys_at_question =
    "Here all of these take Enter behind them, so no word that you type is a command. Enter alone "
    "goes on without an answer; Escape clears the line.";
constexpr std::string_view keys_elsewhere =
    "What is typed before a page stands there does nothing. A digit begins an answer, and no key "
    "is a command again before Enter or Escape.";
constexpr double its_end = std::numeric_limits<double>::infinity();  // as a moment of a run

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

std::string what_is_said(const prediction& said, const terminal_style& style) {
    return paragraph(fmt::format("You say {}.", show(said.guess)), ink::plain, style);
}

std::string problems_text(const side_run& s, const terminal_style& style) {
    std::string text;
    for (const std::string& line : problems_of(s, interruptions::told)) {
        text += paragraph(line, ink::bad, style);
    }
    return text;
}

// The picture gets the rows that the text leaves.
std::string picture_above(const std::string& text, const lesson_run& seen,
                          const timeline_scale& scale, const terminal_style& style,
                          std::size_t rows) {
    const auto taken = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
    return picture_page(seen, scale, style, rows - std::min(rows - 1, taken)) + "\n" + text;
}

}  // namespace

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

std::string given_in_full(const lesson& l, const settings& chosen) {
    std::string meanings;
    for (const any_parameter& p : l.parameters) {
        if (!l.uses(p, chosen)) continue;
        meanings += fmt::format("{}{}: {}", meanings.empty() ? "" : "; ", name_of(p), about(p));
    }
    if (meanings.empty()) return what_is_given(l, chosen);
    return fmt::format("{} ({}.)", what_is_given(l, chosen), meanings);
}

std::string heading(std::string_view text, const terminal_style& style) {
    const auto width = static_cast<std::size_t>(std::min(style.width, 80));
    const std::string_view rule = style.sign("─", "-");
    const std::string shown = shorten(text, width - 4, style.sign("…", "~"));
    return style.paint(ink::faint, repeat(rule, 2)) + " " + style.paint(ink::title, shown) + " " +
           style.paint(ink::faint, repeat(rule, width - 4 - display_width(shown))) + "\n\n";
}

std::string story_page(const catalog_entry& entry, const settings& chosen,
                       const terminal_style& style) {
    std::string page = paragraph(what_is_given(entry.lesson, chosen), ink::faint, style) + "\n";
    if (chosen.clock == clock_kind::simulated) {
        page += paragraph("Virtual time: the clock jumps instead of waiting.", ink::faint, style) +
                "\n";
    }
    return page + prose_before_run(entry, chosen, style);
}

std::string code_page(const catalog_entry& entry, const side& of,
                      const std::vector<const side*>& sides, const prediction* said,
                      const terminal_style& style) {
    std::string page = paragraph(
        fmt::format("{}: {}.", of.is_mistake() ? "What people do wrong" : of.name, of.about),
        ink::strong, style);
    if (said != nullptr) page += what_is_said(*said, style);
    return page + "\n" + own_code(entry, of, sides, style);
}

std::string question_page(const lesson& l, const side& of, const settings& chosen,
                          const prediction* said, const terminal_style& style) {
    std::string page = paragraph(what_is_given(l, chosen), ink::faint, style) + "\n";
    page += paragraph(fmt::format("{}: {}.", of.name, of.about), ink::plain, style) + "\n";
    page += paragraph(l.prediction.asks, ink::strong, style) + "\n";
    const bool has_numbers = are_numbered(l.prediction.measure.in);
    int number = 0;
    for (const quantity& choice : l.prediction.choices(chosen)) {
        ++number;
        page += has_numbers ? fmt::format("  {}", number) : "   ";
        page += fmt::format("  {}\n", pad_left(show(choice), 8));
    }
    if (number > 0) page += "\n";
    if (said != nullptr) page += what_is_said(*said, style);
    return page;
}

std::string closed_question(const terminal_style& style) {
    return paragraph("You have seen it run. Change a parameter (p), and you can vote on that run.",
                     ink::faint, style);
}

std::string picture_page(const lesson_run& seen, const timeline_scale& scale,
                         const terminal_style& style, std::size_t rows) {
    if (seen.sides.empty()) return "\n";
    std::vector<std::string> lines =
        draw_growing_timelines(as_of(seen, its_end), style, std::max<std::size_t>(1, rows), scale);
    while (!lines.empty() && lines.back().empty()) lines.pop_back();
    std::string page;
    for (const std::string& line : lines) page += line + "\n";
    return page;
}

std::string answer_page(const lesson_run& seen, const timeline_scale& scale, const side& of,
                        const lesson_run& run, const terminal_style& style, std::size_t rows) {
    std::string text;
    if (const side_run* const ran = run.find(of.name)) text += problems_text(*ran, style);
    text += paragraph(run.of->prediction.asks, ink::strong, style);
    const auto said = std::find_if(run.predictions.begin(), run.predictions.end(),
                                   [&of](const prediction& p) { return p.of == &of; });
    text += said == run.predictions.end()
                ? paragraph(measured_text(run, of), ink::plain, style)
                : paragraph(prediction_text(*said), ink_of(said->grade), style);
    return picture_above(text, seen, scale, style, rows);
}

std::string mistake_page(const lesson_run& seen, const timeline_scale& scale, const side& of,
                         const catalog_entry& entry, const lesson_run& run,
                         const terminal_style& style, std::size_t rows) {
    std::string text;
    if (const side_run* const ran = run.find(of.name)) text += problems_text(*ran, style);
    const bool is_told = of.is_python() && run.find(of.python_of) != nullptr;
    if (!is_told) text += prose_of_mistake(entry, run.chosen, style);
    for (const judged_claim& c : run.claims) {
        if (c.verdict != verdict::fail || !is_about(c, of)) continue;
        text += paragraph(fmt::format("{} as expected: {}", style.sign("✗", "x"), c.text),
                          ink::doubtful, style);
    }
    return picture_above(text, seen, scale, style, rows);
}

std::string overview_page(const lesson_run& run, const terminal_style& style, std::size_t rows) {
    terminal_style fitting = style;  // `screen` leaves a row to the prompt
    fitting.rows = static_cast<int>(std::min<std::size_t>(rows, most_rows_of_screen)) + 1;
    return screen(run, fitting, true);
}

std::string advice_page(const lesson_run& run, const terminal_style& style) {
    return what_next(run, style);
}

std::string parameters_page(const lesson& l, const settings& chosen, const terminal_style& style) {
    std::string page;
    for (const any_parameter& p : l.parameters) {
        page += style.paint(ink::strong,
                            fmt::format("{} {}", name_of(p),
                                        write_value(p, chosen.values.find(name_of(p))->second))) +
                fmt::format("  ({})\n", describe_range(p));
        page += paragraph(fmt::format("{}", about(p)), ink::plain, style) + "\n";
    }
    if (page.empty()) return "This lesson has no parameters.\n";
    return page + paragraph(
                      "Another value makes another run: it begins anew, and so do your "
                      "answers.",
                      ink::faint, style);
}

std::string help_page(const lesson_step& step, const tour_place& in, const terminal_style& style) {
    using kind = lesson_step::kind;
    struct entry {
        wish wanted;
        std::string_view keys;
        std::string_view what;
    };
    const bool is_question = step.is == kind::predict;
    const entry entries[]{
        {wish::on, is_question ? "Enter" : "Enter, space", "on; an arrow or page key does too"},
        {wish::back, "b", "back, a page at a time"},
        {wish::beginning, "B", "back to the beginning of the lesson"},
        {wish::code, "c", "the code of the side, or of all"},
        {wish::replay, "r", "replay the run, slower each time"},
        {wish::vote, "v", "vote again on this side, until it was shown"},
        {wish::parameter, "p", "change a parameter, and run again"},
        {wish::skip, "s", "skip to the answers; the lesson does not count as done"},
        {wish::next_lesson, "n", "the next lesson; this one stays where it is"},
        {wish::previous_lesson, "N", "the lesson before"},
        {wish::help, "?", "this help"},
        {wish::quit, "q", "quit; the lesson goes on here another time"}};
    std::string page;
    const auto add = [&](std::string_view keys, std::string_view what) {
        page += style.paint(ink::strong, fmt::format("  {:14}", keys)) + std::string(what) + "\n";
    };
    for (const entry& e : entries) {
        if (has_meaning(e.wanted, step, in)) add(e.keys, e.what);
    }
    if (is_question) {
        add("1, 2, ...", "one of the choices");
        add("3s, 250ms", "an answer of your own");
    }
    return page + "\n" +
           paragraph(is_question ? keys_at_question : keys_elsewhere, ink::faint, style);
}

}  // namespace asyncdemo
