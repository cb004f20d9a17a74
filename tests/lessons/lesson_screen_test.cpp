// What a lesson looks like on the screen: its results, of the run that was recorded, and its prose.
#include <doctest/doctest.h>

#include "lessons/measured_lesson.hpp"
#include "program/programs.hpp"
#include "report/terminal/prose_page.hpp"
#include "report/terminal/screen.hpp"

using namespace asyncdemo;

namespace {

std::string shown(const lesson_run& run, const terminal_style& style) {
    return question(*run.of, style) + screen(run, style, false);
}

lesson_run just_measured(const measured_lesson& m) {
    lesson_run run = m.run;
    run.recorded_by.reset();
    return run;
}

}  // namespace

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
        CHECK(text.starts_with(std::string(l.name) + "\n"));
        CHECK(contains(text, l.question));
        CHECK(contains(text, "Every wait was divided by 5."));
        CHECK(contains(text, "✓ "));
        CHECK((contains(text, "✗ FAILED ") || is_unclear));
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
