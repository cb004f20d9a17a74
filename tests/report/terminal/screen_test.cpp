#include "report/terminal/screen.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <string>

#include "samples/sample_run.hpp"
#include "support/text.hpp"

using namespace asyncdemo;

namespace {

const terminal_style plain{.width = 79, .is_ascii = true};

const lesson& lesson_with_columns() {
    static const lesson l = [] {
        lesson changed = sample_lesson();
        changed.on_screen = {"total", "speed-up", "in flight"};
        return changed;
    }();
    return l;
}

lesson_run run_with_columns() {
    lesson_run run = sample_run();
    run.of = &lesson_with_columns();
    for (side_run& s : run.sides) s.runs.front().spans = {{"A", "waits", 0, 1}};
    return run;
}

}  // namespace

TEST_CASE("claims that hold are counted, the others are written out with their reason") {
    const std::string text = screen(sample_run(), plain, true);
    CHECK(contains(text, "[as expected] no-gather takes the longest wait: 5.00 s, at most 3.30 s"));
    CHECK(contains(text, "[unclear] gather is ahead: the waits are equal"));
    CHECK(contains(text, "[ok] 2 of 4 claims hold"));
    CHECK_FALSE(contains(text, "gather waits on one thread"));
    const std::string all = screen(sample_run(), plain, true, extent::everything);
    CHECK(contains(all, "[ok] gather waits on one thread: 1\n"));
    CHECK_FALSE(contains(all, "2 of 4"));
}

TEST_CASE("the table has the figures that the lesson is about, and with all of them every one") {
    const std::string text = screen(run_with_columns(), plain, true);
    CHECK(contains(text, "total"));
    CHECK(contains(text, "min"));  // what the rounds differ by goes with the total
    CHECK(contains(text, "speed-up  in flight\n"));
    CHECK_FALSE(contains(text, "ideal"));
    CHECK_FALSE(contains(text, "memory"));
    const std::string all = screen(run_with_columns(), plain, true, extent::everything);
    for (const char* title : {"ideal", "overhead", "threads", "CPU", "memory", "age", "served"}) {
        CAPTURE(title);
        CHECK(contains(all, title));
    }
}

TEST_CASE("with everything, what ran in both languages is told beside each other") {
    const std::string all = screen(python_sample_run(), plain, true, extent::everything);
    CHECK(contains(all, "\nThe same side in C++ and in Python\n"));
    CHECK(contains(all, "total (Python)"));
    CHECK_FALSE(contains(screen(python_sample_run(), plain, true), "The same side"));
    CHECK_FALSE(contains(screen(sample_run(), plain, true, extent::everything), "The same side"));
}

TEST_CASE("the reason of a mistake is told once, though it is made in both languages") {
    lesson_run run = python_sample_run();
    lesson l = *run.of;
    l.mistake = "It waits twice.";
    run.of = &l;
    CHECK(count(screen(run, plain, true), "It waits twice.") == 1);
    std::erase_if(run.sides, [](const side_run& s) { return s.of->name == "no-gather"; });
    CHECK(contains(screen(run, plain, true), "no-gather (Python): It waits twice."));
}

TEST_CASE("a column in which most cells are empty is no column of a screen") {
    lesson_run run = run_with_columns();
    CHECK(contains(screen(run, plain, true), "in flight"));
    run.sides[0].runs.front().spans.clear();
    CHECK(contains(screen(run, plain, true), "in flight"));  // two of three have it
    run.sides[1].runs.front().spans.clear();
    CHECK_FALSE(contains(screen(run, plain, true), "in flight"));
    CHECK(contains(screen(run, plain, true, extent::everything), "in flight"));
}

TEST_CASE("the fewer rows there are, the less is shown, and a panel keeps its lanes") {
    std::ptrdiff_t before = 0;
    for (const int rows : {18, 24, 30, 60}) {
        CAPTURE(rows);
        terminal_style style = plain;
        style.rows = rows;
        const std::string text = screen(run_with_columns(), style, true);
        const auto lines = std::count(text.begin(), text.end(), '\n');
        CHECK(lines >= before);
        CHECK(lines < rows);  // the prompt has the last one
        CHECK(contains(text, "....."));
        before = lines;
    }
}

TEST_CASE("the question has the parameters in use below it") {
    const lesson_run run = sample_run();
    CHECK(question(*run.of, run.chosen, plain) ==
          "gather: How long do two waits take | together?\n"
          "first-wait 2s, second-wait 3s, rate 50, tasks 500\n");
    CHECK(question(*run.of, plain) == "gather: How long do two waits take | together?\n");
}
