// Lesson `cpu-bound`: what is judged of which side, and what the processors excuse.
#include <doctest/doctest.h>

#include <tuple>
#include <utility>

#include "lessons/catalog.hpp"
#include "lessons/made_up_run.hpp"
#include "lessons/virtual_run.hpp"
#include "posix/processors.hpp"

using namespace asyncdemo;

namespace {

const lesson& cpu_bound() { return find(all_lessons(), "cpu-bound")->lesson; }

// A side of which that many counted at once, for so long, on so many processors.
side_run side_that(std::string_view name, int counted_at_once, double compute_s,
                   double processors) {
    recording r;
    for (int i = 0; i < counted_at_once; ++i) r.spans.push_back({"task", "counts", 1, 2});
    r.metrics = {{"wait_s", 0.5}, {"compute_s", compute_s}, {"compute_processors", processors}};
    return {cpu_bound().find_side(name), {r}};
}

// What became of the claim on a side, beside one loop that has counted for 1.5 s, on so many
// processors.
verdict judged(side_run side, std::string_view claim, double speed = 1, double loop_had = 1) {
    lesson_run run = made_up_run(cpu_bound());
    run.chosen.speed = speed;
    run.sides = {side_that("one-loop", 1, 1.5, loop_had), std::move(side)};
    return verdict_of(std::move(run), claim);
}

constexpr std::string_view faster = "count faster than one loop";
constexpr std::string_view no_faster = "counts no faster than one loop";
constexpr std::string_view at_once = "count for all tasks at once";

}  // namespace

TEST_CASE("waits overlap on every side, counts only where each has a thread or process to itself") {
    settings chosen = cpu_bound().default_settings();
    chosen.speed = 5;
    for (const auto& [name, waiting, counting] :
         std::initializer_list<std::tuple<const char*, int, int>>{{"one-loop", 2, 1},
                                                                  {"threads", 2, 2},
                                                                  {"one-global-lock", 2, 1},
                                                                  {"processes", 2, 2},
                                                                  {"one-lock-around-all", 1, 1}}) {
        CAPTURE(name);
        const recording r = record_really(*cpu_bound().find_side(name), chosen);
        CHECK(r.peak_in_flight("waits") == waiting);
        CHECK(r.peak_in_flight("counts") == counting);
    }
}

TEST_CASE("threads that count together and no faster are excused by processors that others used") {
    const bool has_several = usable_processors() > 1;
    CHECK(judged(side_that("threads", 2, 0.75, 2), faster) ==
          (has_several ? verdict::pass : verdict::inconclusive));
    CHECK(judged(side_that("threads", 2, 1.5, 1), faster) == verdict::inconclusive);
    CHECK(judged(side_that("threads", 2, 1.4, 2), faster) == verdict::inconclusive);
}

TEST_CASE("threads that count in turn are not excused") {
    CHECK(judged(side_that("threads", 1, 1.5, 1), faster) ==
          (usable_processors() > 1 ? verdict::fail : verdict::inconclusive));
    CHECK(judged(side_that("threads", 1, 1.5, 1), at_once) == verdict::fail);
}

TEST_CASE(
    "one lock that counts faster is excused only by a loop that others kept from its processor") {
    CHECK(judged(side_that("one-global-lock", 1, 1.5, 1), no_faster) == verdict::pass);
    CHECK(judged(side_that("one-global-lock", 2, 0.75, 2), no_faster) == verdict::fail);
    CHECK(judged(side_that("one-global-lock", 1, 1, 1), no_faster, 1, 0.7) ==
          verdict::inconclusive);
}

TEST_CASE("counts that are too short to overlap say nothing") {
    CHECK(judged(side_that("threads", 1, 0.075, 1), at_once, 20) == verdict::inconclusive);
    CHECK(judged(side_that("threads", 2, 0.075, 1), at_once, 20) == verdict::pass);
}
