#include "lesson/playback.hpp"

#include <doctest/doctest.h>

#include "samples/sample_run.hpp"

using namespace asyncdemo;

namespace {

// The side that has spans and series, after so many seconds.
recording gather_at(double at_s) { return as_of(sample_run(), at_s).sides[1].runs.front(); }

// The sample in which the sides take turns: 5 s, 3 s, 5 s.
struct run_in_turn {
    lesson of = sample_lesson();
    lesson_run run = sample_run();

    run_in_turn() {
        of.order = sides_run::one_after_the_other;
        run.of = &of;
    }
    run_in_turn(const run_in_turn&) = delete;
    run_in_turn& operator=(const run_in_turn&) = delete;
};

}  // namespace

TEST_CASE("a moment has what had begun, and what lasted then is open") {
    const recording r = gather_at(1);
    CHECK(r.phase == phase::running);
    CHECK(r.wall_s == 1);
    REQUIRE(r.spans.size() == 2);
    CHECK(r.spans[0].is_open());
    CHECK(r.spans[1].is_open());
    CHECK(r.find_series("queue depth").points.size() == 1);
    CHECK(r.marks.empty());
    CHECK(r.peak_in_flight() == 2);
}

TEST_CASE("what had ended has its end, what had happened is there") {
    const recording r = gather_at(2.5);
    CHECK(r.spans[0].end_s == doctest::Approx(2));
    CHECK(r.spans[1].is_open());
    CHECK(r.find_series("queue depth").points.size() == 2);
    CHECK(r.marks.size() == 1);
}

TEST_CASE("before its end a side has no figures and no rows, at its end it has all") {
    CHECK(gather_at(3).metrics.empty());
    CHECK(gather_at(3).rows.empty());
    CHECK_FALSE(gather_at(3).usage.has_value());
    const recording over = gather_at(3.1);
    CHECK(over.phase == phase::over);
    CHECK(over.exit == ending::ok);
    CHECK(over.wall_s == doctest::Approx(3.001));
    CHECK_FALSE(over.spans[1].is_open());
    CHECK(over.metrics.size() == 4);
    CHECK(over.rows.size() == 1);
    CHECK(over.usage.has_value());
}

TEST_CASE("sides that ran at the same time share their begin") {
    const lesson_run run = sample_run();
    CHECK(run.round_s(0) == doctest::Approx(5.001));
    const lesson_run part = as_of(run, 4);
    CHECK(part.sides[0].runs.front().wall_s == 4);
    CHECK(part.sides[1].runs.front().phase == phase::over);
    CHECK(part.sides[2].runs.front().wall_s == 4);
}

TEST_CASE("sides that ran one after the other are laid one after the other") {
    const run_in_turn sample;
    CHECK(sample.run.round_s(0) == doctest::Approx(5.0004 + 3.001 + 5.001));
    const lesson_run part = as_of(sample.run, 6);
    CHECK(part.sides[0].runs.front().phase == phase::over);
    CHECK(part.sides[1].runs.front().phase == phase::running);
    CHECK(part.sides[1].runs.front().wall_s == doctest::Approx(0.9996));
    CHECK(part.sides[2].runs.front().phase == phase::to_come);
    CHECK(part.sides[2].runs.front().spans.empty());
}

TEST_CASE("of several rounds the first is played, and its end is the whole of it") {
    const lesson_run run = sample_run();
    const lesson_run whole = as_of(run, run.round_s(0));
    CHECK(whole.of == run.of);
    CHECK(whole.chosen.seed == 7);
    for (std::size_t i = 0; i < run.sides.size(); ++i) {
        REQUIRE(whole.sides[i].runs.size() == 1);
        CHECK(whole.sides[i].runs.front().phase == phase::over);
        CHECK(whole.sides[i].runs.front().wall_s == run.sides[i].runs.front().wall_s);
    }
    CHECK(whole.claims.empty());
}

TEST_CASE("a side that hung plays until it was ended") {
    const lesson_run run = sample_run_with_a_timeout();
    const lesson_run part = as_of(run, 4);
    CHECK(part.sides[1].runs.front().exit == ending::timeout);
    CHECK(as_of(run, 1).sides[1].runs.front().phase == phase::running);
}

TEST_CASE("of a side that still runs, an earlier moment is known and a later one is now") {
    const lesson_run running = as_of(sample_run(), 2.5);
    const recording earlier = as_of(running, 1).sides[1].runs.front();
    CHECK(earlier.wall_s == 1);
    CHECK(earlier.spans[0].is_open());
    CHECK(earlier.spans[1].is_open());
    const recording now = as_of(running, 4).sides[1].runs.front();
    CHECK(now.phase == phase::running);
    CHECK(now.wall_s == 2.5);
    CHECK(now.spans[1].is_open());
}
