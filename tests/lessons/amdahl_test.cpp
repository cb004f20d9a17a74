// Lesson `amdahl`: the formula, and what is judged of measured points beside it.
#include <doctest/doctest.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "lessons/catalog.hpp"
#include "lessons/made_up_run.hpp"
#include "lessons/virtual_run.hpp"
#include "posix/processors.hpp"

using namespace asyncdemo;

namespace {

const lesson& amdahl() { return find(all_lessons(), "amdahl")->lesson; }

row point(std::int64_t workers, double taken_s, double cpu_s, double speed_up, double computed) {
    return {{"workers", workers},
            {"taken_s", taken_s},
            {"cpu_s", cpu_s},
            {"speed_up", speed_up},
            {"computed", computed}};
}

// Of the side serial-50 with two workers at most, at work `at_once` on these rows.
verdict judged(std::string_view claim, std::vector<row> rows, int at_once = 2) {
    recording r;
    for (int i = 0; i < at_once; ++i) r.spans.push_back({"worker", "shares", 1, 2});
    r.rows = std::move(rows);
    r.metrics = {{"limit", 2}};
    lesson_run run = made_up_run(amdahl());
    run.chosen.values["workers"] = 2;
    run.sides = {{amdahl().find_side("serial-50"), {r}}};
    return verdict_of(std::move(run), claim);
}

settings with_four_workers() {
    settings chosen = amdahl().default_settings();
    chosen.values["workers"] = 4;
    chosen.speed = 5;
    return chosen;
}

constexpr std::string_view formula = "follows the formula while each";
constexpr std::string_view limit = "never gets faster";

// With one processor there is nothing to say.
verdict with_two_processors(verdict expected) {
    return usable_processors() > 1 ? expected : verdict::inconclusive;
}

}  // namespace

TEST_CASE("all workers share at once, and as many as there are behind one lock never do") {
    const settings chosen = with_four_workers();
    CHECK(record_really(*amdahl().find_side("serial-80"), chosen).peak_in_flight("shares") == 4);
    CHECK(record_really(*amdahl().find_side("one-lock"), chosen).peak_in_flight("shares") == 1);
}

TEST_CASE("the curve is that of the formula, and the limit what it comes to in the end") {
    const settings chosen = with_four_workers();
    const recording r = record_really(*amdahl().find_side("serial-80"), chosen);
    std::vector<double> workers;
    for (const row& p : r.rows) workers.push_back(number(p, "workers"));
    REQUIRE(workers == std::vector<double>{1, 2, 3, 4});
    CHECK(number(r.rows[1], "computed") == doctest::Approx(1 / (0.8 + 0.2 / 2)));
    CHECK(number(r.rows[3], "computed") == doctest::Approx(1 / (0.8 + 0.2 / 4)));
    CHECK(r.metrics.at("limit") == doctest::Approx(1.25));
}

TEST_CASE("there are no more workers than processors unless more are asked for") {
    const double workers = amdahl().default_settings().values["workers"];
    CHECK(workers >= 2);
    CHECK(workers <= static_cast<double>(std::max<std::int64_t>(2, usable_processors())));
}

TEST_CASE("points beside the curve are wrong, unless the processors were used by others") {
    const row one = point(1, 1, 1, 1, 1);
    CHECK(judged(formula, {one, point(2, 0.75, 1, 1.33, 1.33)}) ==
          with_two_processors(verdict::pass));
    CHECK(judged(formula, {one, point(2, 0.6, 1, 1.67, 1.33)}) ==
          with_two_processors(verdict::fail));
    CHECK(judged(formula, {one, point(2, 1, 1, 1, 1.33)}) == verdict::inconclusive);
    CHECK(judged(formula, {one, point(2, 1, 1, 1, 1.33)}, 1) == with_two_processors(verdict::fail));
}

TEST_CASE("more than the limit is wrong, unless one worker had to wait for the processor") {
    CHECK(judged(limit, {point(1, 1, 1, 1, 1), point(2, 0.55, 1, 1.8, 1.33)}) == verdict::pass);
    CHECK(judged(limit, {point(1, 1, 1, 1, 1), point(2, 0.45, 1, 2.2, 1.33)}) == verdict::fail);
    CHECK(judged(limit, {point(1, 1.5, 1, 1, 1), point(2, 0.7, 1, 2.2, 1.33)}) ==
          verdict::inconclusive);
}
