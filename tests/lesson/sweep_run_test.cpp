#include "lesson/sweep_run.hpp"

#include <doctest/doctest.h>

using namespace asyncdemo;

TEST_CASE("values double from the first one, and the last one is among them") {
    CHECK(doubled(1, 8) == std::vector<double>{1, 2, 4, 8});
    CHECK(doubled(3, 20) == std::vector<double>{3, 6, 12, 20});
    CHECK(doubled(5, 6) == std::vector<double>{5, 6});
    CHECK(doubled(1, 1024).size() == 11);
}

TEST_CASE("values are added up from the first one, and the last one is among them") {
    CHECK(added(0, 8, 2) == std::vector<double>{0, 2, 4, 6, 8});
    CHECK(added(1, 8, 3) == std::vector<double>{1, 4, 7, 8});
    CHECK(added(0.1, 0.4, 0.1).size() == 4);
}

TEST_CASE("what rounding makes of a last value is not taken for one more") {
    const std::vector<double> values = doubled(0.1, 0.8 * (1 + 1e-12));
    REQUIRE(values.size() == 4);
    CHECK(values.back() == 0.8 * (1 + 1e-12));
}

TEST_CASE("a sweep is worth as much as its worst run, and complete when all values have run") {
    const side waits{.name = "waits", .about = "", .run = {}};
    lesson_run good;
    good.sides = {{&waits, {recording{}}}};
    good.claims = {{"holds", verdict::pass, exactly(1, 1), {}}};
    lesson_run unclear = good;
    unclear.claims.front().verdict = verdict::inconclusive;
    lesson_run bad = good;
    bad.claims.front().verdict = verdict::fail;

    sweep_run sweep;
    sweep.values = {1, 2};
    CHECK(sweep.verdict() == verdict::inconclusive);
    sweep.points = {good};
    CHECK(sweep.verdict() == verdict::pass);
    CHECK_FALSE(sweep.is_complete());
    sweep.points = {good, unclear};
    CHECK(sweep.verdict() == verdict::inconclusive);
    CHECK(sweep.is_complete());
    sweep.points = {bad, unclear};
    CHECK(sweep.verdict() == verdict::fail);
    sweep.points.back().sides.front().runs.front().exit = ending::crashed;
    CHECK_FALSE(sweep.is_complete());
}
