// What a lesson looks like on the screen: its results, of the run that was recorded, and its prose.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string_view>

#include "lessons/catalog.hpp"
#include "lessons/measured_lesson.hpp"
#include "program/programs.hpp"
#include "report/run_text.hpp"
#include "report/terminal/prose_page.hpp"
#include "report/terminal/screen.hpp"

using namespace asyncdemo;

namespace {

std::string shown(const lesson_run& run, const terminal_style& style,
                  extent shown = extent::one_screen) {
    return question(*run.of, run.chosen, style) + screen(run, style, false, shown);
}

lesson_run just_measured(const measured_lesson& m) {
    lesson_run run = m.run;
    run.recorded_by.reset();
    return run;
}

// As it comes out by default on a machine that is fast enough: without the mistake and the models,
// at the usual speed, and every claim holds.
lesson_run usual(const measured_lesson& m) {
    lesson_run run = just_measured(m);
    run.chosen.speed = 1;
    const auto is_left_out = [](const side_run& s) {
        return s.of->is_mistake() || s.of->is_model();
    };
    std::erase_if(run.claims, [&](const judged_claim& c) {
        return std::any_of(run.sides.begin(), run.sides.end(), [&](const side_run& s) {
            return is_left_out(s) && c.text.starts_with(std::string(s.of->name) + " ");
        });
    });
    std::erase_if(run.sides, is_left_out);
    for (judged_claim& c : run.claims) c = {c.text, verdict::pass, c.found, {}};
    return run;
}

// The lines that a report takes, with the prompt below it.
std::size_t height_of(const lesson_run& run, int columns, int rows) {
    return lines_of(shown(run, {.width = columns, .rows = rows})).size() + 1;
}

// Those that need more than the 24 rows of a small window: at most a quarter of all.
const std::set<std::string_view> taller_than_small_windows{
    "amdahl",        // has a chart, too
    "flow-control",  // has two curves of each side
    "startup"};      // has seven sides

}  // namespace

TEST_CASE("a report with the prompt below it fits into the window") {
    CHECK(taller_than_small_windows.size() <= all_lessons().size() / 4);
    for (const measured_lesson& m : measured_lessons()) {
        const lesson_run run = usual(m);
        const bool is_tall = taller_than_small_windows.count(m.lesson().name) > 0;
        CAPTURE(m.lesson().name);
        CAPTURE(shown(run, {.width = 80, .rows = 24}));
        CHECK(height_of(run, 80, 24) <= (is_tall ? 40 : 24));
        CHECK(height_of(run, 120, 40) <= 40);
        CHECK(height_of(run, 80, terminal_style{}.rows) <= 40);  // into a file or a pipe
    }
}

TEST_CASE("with all that there is, each claim and each figure of a lesson stands there") {
    for (const measured_lesson& m : measured_lessons()) {
        CAPTURE(m.lesson().name);
        const lesson_run run = usual(m);
        const terminal_style wide{.width = 300};
        const std::string all = shown(run, wide, extent::everything);
        for (const judged_claim& c : run.claims) CHECK(contains(all, c.text));
        for (const column& c : m.lesson().columns) {
            const bool is_measured =
                std::any_of(run.sides.begin(), run.sides.end(), [&c](const side_run& s) {
                    return s.runs.front().metrics.find(c.metric) != s.runs.front().metrics.end();
                });
            if (is_measured) CHECK(contains(all, c.title));
        }
        const std::string one_screen = shown(run, wide);
        CHECK(contains(one_screen, fmt::format("{0} of {0} claims hold", run.claims.size())));
        CHECK_FALSE(contains(one_screen, run.claims.front().text));
    }
}

TEST_CASE("no line of a lesson is wider than the screen") {
    for (const measured_lesson& m : measured_lessons()) {
        CAPTURE(m.lesson().name);
        for (const int width : {40, 60, 80, 200}) {
            CAPTURE(width);
            // The run is shown as a recording, which it is: that takes a few lines more.
            const std::string text = shown(m.run, {.width = width});
            for (const std::string& line : lines_of(text)) {
                CAPTURE(line);
                CHECK(width_of(line) <= static_cast<std::size_t>(width));
            }
            if (width == 200) CHECK(width_of(widest_line(text)) > 100);
        }
    }
}

TEST_CASE("no line of its prose is wider than the screen") {
    for (const measured_lesson& m : measured_lessons()) {
        for (const int width : {40, 60, 80}) {
            const std::string widest = widest_line(prose_page(m.of->prose, {.width = width}));
            CAPTURE(m.lesson().name);
            CAPTURE(widest);
            CHECK(width_of(widest) <= static_cast<std::size_t>(width));
        }
    }
}

TEST_CASE("the screen of a lesson has question, sides, figures, claims and what next") {
    for (const measured_lesson& m : measured_lessons()) {
        const lesson& l = m.lesson();
        CAPTURE(l.name);
        const std::string text = shown(just_measured(m), {.width = 200});
        // On a busy machine a mistake may stay without a judgement.
        const bool is_unclear = contains(text, "? unclear ");
        CHECK((m.outcome.exit_code == 1 || is_unclear));
        CHECK_FALSE(has_escapes(text));
        CHECK(text.starts_with(std::string(l.name) + ": "));
        CHECK(contains(text, l.question));
        CHECK(contains(text, "Every wait was divided by 5."));
        CHECK(contains(text, parameters_in_use(l, m.run.chosen)));
        CHECK(contains(text, "✓ "));
        CHECK((contains(text, "✗ as expected: ") || is_unclear));
        CHECK(contains(text, "asyncdemo explain " + std::string(l.name)));
        for (const side& s : l.sides) CHECK(contains(text, "\n" + std::string(s.name) + " "));
    }
}

TEST_CASE("a terminal that knows ASCII alone gets nothing else") {
    for (const measured_lesson& m : measured_lessons()) {
        CAPTURE(m.lesson().name);
        const terminal_style ascii{.is_ascii = true};
        const std::string text = shown(just_measured(m), ascii);
        CHECK(is_ascii(text));
        CHECK(contains(text, "[ok]"));
        CHECK(is_ascii(prose_page(m.of->prose, ascii)));
    }
}
