#include "report/figures.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <limits>
#include <stdexcept>

#include "lesson/common_figures.hpp"
#include "report/claim_text.hpp"
#include "samples/sample_run.hpp"

using namespace asyncdemo;
using namespace std::chrono_literals;

namespace {

std::vector<std::string> titles(const side_run& s, const lesson_run& run) {
    std::vector<std::string> all;
    for (const figure& f : figures_of(s, run)) all.push_back(f.title);
    return all;
}

std::string text(const lesson_run& run, std::size_t side, std::string_view title) {
    for (const figure& f : figures_of(run.sides.at(side), run)) {
        if (f.title == title) return f.text.value_or("-");
    }
    throw std::out_of_range("no figure of that title");
}

std::string figures(const finding& f) { return claim_figures({"", verdict::pass, f, {}}); }

// Two sides without an ideal that took so long, in one round.
lesson_run run_of_walls(double first_s, double second_s) {
    lesson_run run = virtual_sample_run();
    run.sides.resize(2);
    run.sides[0].runs[0].wall_s = first_s;
    run.sides[1].runs[0].wall_s = second_s;
    return run;
}

}  // namespace

TEST_CASE("every side has the same figures in the same order") {
    const lesson_run run = sample_run();
    const std::vector<std::string> expected{"total",    "min … max", "ideal",   "overhead",
                                            "speed-up", "in flight", "threads", "CPU",
                                            "memory",   "age",       "queue",   "served"};
    for (const side_run& s : run.sides) CHECK(titles(s, run) == expected);
}

TEST_CASE("least and most are shown only when there are several rounds") {
    const lesson_run run = virtual_sample_run();
    CHECK(titles(run.sides[0], run).at(1) == "ideal");
}

TEST_CASE("a total is the median of the rounds, beside the least and the most") {
    lesson_run run = sample_run();
    run.sides[0].runs[0].wall_s = 4;
    run.sides[0].runs[1].wall_s = 6;
    CHECK(text(run, 0, "total") == "5.00 s");
    CHECK(text(run, 0, "min … max") == "4.00 s … 6.00 s");
}

TEST_CASE("the overhead is what a side takes beyond its ideal, in percent") {
    // The ideals are 5 s and 3 s.
    CHECK(text(run_of_walls(5.005, 3), 0, "overhead") == "+0.1%");
    CHECK(text(run_of_walls(5, 6), 1, "overhead") == "+100%");
    CHECK(text(run_of_walls(4, 3), 0, "overhead") == "-20.0%");
    CHECK(text(run_of_walls(4.99999, 3), 0, "overhead") == "+0.0%");
}

TEST_CASE("an overhead over no time at all is none") {
    lesson_run run = run_of_walls(1, 1);
    run.chosen.values["first-wait"] = 0;
    run.chosen.values["second-wait"] = 0;
    CHECK(text(run, 0, "ideal") == "0 us");
    CHECK(text(run, 0, "overhead") == "-");
}

TEST_CASE("the speed-up compares sides that do the same work with the first of them") {
    const lesson_run run = run_of_walls(5, 3);
    CHECK(text(run, 0, "speed-up") == "1.0x");
    CHECK(text(run, 1, "speed-up") == "1.7x");
    CHECK(text(run_of_walls(0.1, 3), 1, "speed-up") == "1/30");
    CHECK(text(run_of_walls(500, 3), 1, "speed-up") == "167x");
    CHECK(text(run_of_walls(5, 0), 1, "speed-up") == "-");
}

TEST_CASE("sides that do other work have no speed-up, and a lesson without such sides no column") {
    CHECK(text(sample_run(), 2, "speed-up") == "-");
    lesson other_work = sample_lesson();
    other_work.same_work = {};
    lesson_run run = sample_run();
    run.of = &other_work;
    for (const std::string& title : titles(run.sides[1], run)) CHECK(title != "speed-up");
}

TEST_CASE("the speed-up of sides in Python is over the first of them that does the same work") {
    lesson_run run = python_sample_run();
    REQUIRE(run.sides[3].of->name == "gather (Python)");
    CHECK(text(run, 1, "speed-up") == "1.7x");
    CHECK(text(run, 3, "speed-up") == "1.0x");
    CHECK(text(run, 4, "speed-up") == "-");  // no-gather does other work
}

TEST_CASE("the figures that every lesson has are there under their titles") {
    const std::vector<std::string> all = titles(sample_run().sides[0], sample_run());
    for (const std::string_view title : common_figures) {
        CAPTURE(title);
        CHECK(std::find(all.begin(), all.end(), title) != all.end());
    }
}

TEST_CASE("the figures of the lesson are written in the units that they carry") {
    const lesson_run run = sample_run();
    CHECK(text(run, 1, "age") == "1.00 s");
    CHECK(text(run, 1, "queue") == "812 kB");
    CHECK(text(run, 1, "served") == "2.5");
}

TEST_CASE("what the machine gave to a side is written for people") {
    const lesson_run run = sample_run();
    CHECK(text(run, 1, "in flight") == "2");
    CHECK(text(run, 1, "threads") == "1");
    CHECK(text(run, 1, "CPU") == "400 us");
    CHECK(text(run, 1, "memory") == "3.50 MB");
}

TEST_CASE("a figure that was not measured is a dash") {
    const lesson_run run = virtual_sample_run();
    for (const auto* title : {"threads", "CPU", "memory"}) {
        CAPTURE(title);
        CHECK(text(run, 1, title) == "-");
    }
    for (const auto* title : {"in flight", "age", "queue", "served"}) {
        CAPTURE(title);
        CHECK(text(run, 0, title) == "-");
    }
    CHECK(text(run, 2, "ideal") == "-");
    CHECK(text(run, 2, "overhead") == "-");
}

TEST_CASE("a side that hung has no total, and nothing is compared with it") {
    const lesson_run run = sample_run_with_a_timeout();
    for (const auto* title : {"total", "min … max", "overhead", "speed-up"}) {
        CAPTURE(title);
        CHECK(text(run, 1, title) == "-");
    }
    lesson_run first_hung = sample_run();
    for (recording& r : first_hung.sides[0].runs) r.exit = ending::timeout;
    CHECK(text(first_hung, 1, "speed-up") == "-");
    CHECK(text(first_hung, 1, "total") == "3.00 s");
}

TEST_CASE("a total is that of the rounds that came to their end") {
    lesson_run run = sample_run();
    run.sides[0].runs[0].wall_s = 4;
    run.sides[0].runs[1].wall_s = 60;
    run.sides[0].runs[1].exit = ending::interrupted;
    CHECK(text(run, 0, "total") == "4.00 s");
}

TEST_CASE("a side without a round has its figures, all empty but the ideal") {
    lesson_run run = sample_run();
    run.sides[1].runs.clear();
    for (const figure& f : figures_of(run.sides[1], run)) {
        CAPTURE(f.title);
        CHECK(f.text.value_or("-") == (f.title == "ideal" ? "3.00 s" : "-"));
    }
}

TEST_CASE("a number is shown without a fraction when it has none, its thousands apart") {
    CHECK(show_number(0) == "0");
    CHECK(show_number(1'000'000) == "1 000 000");
    CHECK(show_number(2.5) == "2.5");
    CHECK(show_number(12.345) == "12.3");
    CHECK(show_number(1234.5) == "1234");
    CHECK(show_number(-54321) == "-54 321");
    CHECK(show_number(std::numeric_limits<double>::infinity()) == "-");
}

TEST_CASE("a factor has digits enough to tell it from none") {
    CHECK(show_factor(12.34) == "12.3x");
    CHECK(show_factor(1) == "1.0x");
    CHECK(show_factor(0.97) == "0.97x");
    CHECK(show_factor(0.134) == "0.13x");
    CHECK(show_factor(12345) == "12 345x");
    CHECK(show_factor(0) == "0x");
}

TEST_CASE("a factor of far less than one is a share, as people say it") {
    CHECK(show_factor(0.02) == "1/50");
    CHECK(show_factor(0.0344) == "1/29");
    CHECK(show_factor(1.4e-5) == "1/71 000");
}

TEST_CASE("the figures of a claim are what was measured and its bound") {
    CHECK(figures(at_most(3s, 3.3s)) == "3.00 s, at most 3.30 s");
    CHECK(figures(at_least(250ms, 200ms)) == "250 ms, at least 200 ms");
    CHECK(figures(exactly(2, 2)) == "2");  // what it should be needs no second figure
    CHECK(figures(exactly(3, 2)) == "3, exactly 2");
    CHECK(figures(at_most(1'000'000, 2'000'000)) == "1 000 000, at most 2 000 000");
    CHECK(figures(at_least_factor(12.34, 10)) == "12.3x, at least 10x");
    CHECK(figures(at_most_factor(0.5, 0.6)) == "0.5x, at most 0.6x");
    CHECK(figures(at_most(rate{62.5}, rate{50})) == "62.5/s, at most 50/s");
    CHECK(figures(at_least_kilobytes(3500, 812)) == "3.50 MB, at least 812 kB");
}

TEST_CASE("a bound that is missed by less than the digits show says by how much") {
    CHECK(figures(at_most(3.304s, 3.3s)) == "3.30 s, at most 3.30 s, missed by 4.00 ms");
    CHECK(figures(at_least_factor(9.98, 10)) == "10.0x, at least 10x, missed by 0.02x");
    CHECK(figures(at_most(3.4s, 3.3s)) == "3.40 s, at most 3.30 s");
    CHECK(figures(at_most(3.296s, 3.3s)) == "3.30 s, at most 3.30 s");
}

TEST_CASE("the details of a claim have the reason of an inconclusive one") {
    const finding late = at_most(3.4s, 3.3s);
    CHECK(claim_details({"", verdict::inconclusive, late, "the machine was late"}) ==
          "3.40 s, at most 3.30 s; the machine was late");
    CHECK(claim_details({"", verdict::fail, late, {}}) == "3.40 s, at most 3.30 s");
    const finding none = cannot_say("there is one CPU");
    CHECK(claim_figures({"", verdict::inconclusive, none, "there is one CPU"}).empty());
    CHECK(claim_details({"", verdict::inconclusive, none, "there is one CPU"}) ==
          "there is one CPU");
}
