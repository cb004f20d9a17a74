// What the lesson `to-thread` measures, to the millisecond, on the virtual clock.
#include <doctest/doctest.h>

#include "lessons/catalog.hpp"
#include "lessons/virtual_run.hpp"

using namespace asyncdemo;

TEST_CASE("a call in the coroutine stops the heart from its last beat to the end of the call") {
    const lesson& l = find(all_lessons(), "to-thread")->lesson;
    const lesson_run run = run_virtually(l, l.default_settings(), true);
    REQUIRE(run.sides.size() == 1);  // the others need threads
    CHECK(run.metric("in-coroutine", "longest_gap_s") == 2.25);
    CHECK(run.metric("in-coroutine", "beats_meanwhile") == 0);
    // Two before the call, the one that it held up, and two after it.
    CHECK(run.metric("in-coroutine", "beats") == 5);
    CHECK(run.wall_s("in-coroutine") == doctest::Approx(4));
}

TEST_CASE("the call begins and ends as far from any beat as can be") {
    const lesson& l = find(all_lessons(), "to-thread")->lesson;
    const lesson_run run = run_virtually(l, l.default_settings(), false);
    const span& call = run.sides.front().runs.front().spans.at(0);
    CHECK(call.start_s == doctest::Approx(1));
    CHECK(call.end_s == doctest::Approx(3));
    CHECK(run.sides.front().runs.front().marks.at(1).at_s == doctest::Approx(0.75));
}
