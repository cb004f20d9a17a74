// The screens of all lessons that have a virtual clock, to the letter, at four widths. On that
// clock nothing is measured, so they are the same on every machine.
//
// After a change that is meant, ASYNCDEMO_RENEW_SCREENS=1 makes the test write the files in
// `tests/lessons/screens` anew; look at what `git diff` says of them.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

#include "lessons/catalog.hpp"
#include "lessons/virtual_run.hpp"
#include "report/terminal/screen.hpp"

using namespace asyncdemo;

namespace {

std::string file_of(const lesson& l) {
    return fmt::format("{}/tests/lessons/screens/{}.txt", PROJECT_DIRECTORY, l.name);
}

std::string text_of(const std::string& file) {
    std::ostringstream text;
    text << std::ifstream(file).rdbuf();
    return text.str();
}

std::string screens_of(const lesson& l) {
    const lesson_run run = run_virtually(l, l.default_settings(), false);
    std::string text;
    for (const int width : {60, 80, 120, 200}) {
        const terminal_style style{.width = width, .rows = width < 100 ? 24 : 40};
        text += fmt::format("=== {} columns, {} rows\n{}{}", width, style.rows,
                            question(l, run.chosen, style), screen(run, style, false));
    }
    return text;
}

}  // namespace

TEST_CASE("README shows the screen of a lesson as it is") {
    const lesson& gather = find(all_lessons(), "gather")->lesson;
    lesson_run run = run_virtually(gather, gather.default_settings(), false);
    // As on a machine that is never late.
    run.chosen.clock = clock_kind::real;
    for (side_run& s : run.sides) s.runs.front().usage = resource_usage{.peak_threads = 1};
    judge(run);
    const terminal_style style;
    const std::string expected =
        "$ asyncdemo gather\n" + question(gather, run.chosen, style) + screen(run, style, false);
    CAPTURE(expected);
    CHECK(text_of(PROJECT_DIRECTORY "/README.md").find(expected) != std::string::npos);
}

TEST_CASE("the screens of lessons on the virtual clock are those that were looked at") {
    const bool renews = std::getenv("ASYNCDEMO_RENEW_SCREENS") != nullptr;
    for (const catalog_entry& e : all_lessons()) {
        if (!e.lesson.has_virtual_clock()) continue;
        CAPTURE(e.lesson.name);
        const std::string screens = screens_of(e.lesson);
        if (renews) std::ofstream(file_of(e.lesson)) << screens;
        CHECK(screens == text_of(file_of(e.lesson)));
    }
}
