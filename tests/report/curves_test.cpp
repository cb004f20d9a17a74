#include "report/curves.hpp"

#include <doctest/doctest.h>

#include "samples/sample_sweep.hpp"

using namespace asyncdemo;

namespace {

std::optional<knee> knee_of(const std::vector<double>& walls) {
    return curves_of(sample_sweep({walls})).front().bend;
}

}  // namespace

TEST_CASE("a curve has the median wall by the value, where the side came to its end") {
    sweep_run sweep = sample_sweep({{1, 2, 4}, {5, 5, 5}});
    sweep.points[1].sides[0].runs[0].exit = ending::timeout;
    const std::vector<curve> curves = curves_of(sweep);
    REQUIRE(curves.size() == 2);
    CHECK(curves[0].of->name == "sequential");
    REQUIRE(curves[0].points.size() == 2);
    CHECK(curves[0].points[1].value == 4);
    CHECK(curves[0].points[1].wall_s == 4);
    CHECK(curves[1].points.size() == 3);
}

TEST_CASE("what is flat has no knee, and nor has what grows with the value or as its power") {
    CHECK_FALSE(knee_of({3, 3, 3, 3, 3}));
    CHECK_FALSE(knee_of({1, 2, 4, 8, 16}));
    CHECK_FALSE(knee_of({1, 4, 16, 64, 256}));
    CHECK_FALSE(knee_of({8, 4, 2, 1, 0.5}));
}

TEST_CASE("the knee is where a flat time begins to grow") {
    const auto found = knee_of({3, 3, 3, 6, 12, 24});
    REQUIRE(found);
    CHECK(found->value == 4);
    CHECK(found->wall_s == 3);
    CHECK(found->growth_before == doctest::Approx(1));
    CHECK(found->growth_after == doctest::Approx(2));
}

TEST_CASE("the knee is where more of something no longer helps") {
    const auto found = knee_of({16, 8, 4, 4, 4, 4});
    REQUIRE(found);
    CHECK(found->value == 4);
    CHECK(found->growth_before == doctest::Approx(0.5));
    CHECK(found->growth_after == doctest::Approx(1));
}

TEST_CASE("the knee is where proportion ends, one way or the other") {
    CHECK(knee_of({1, 2, 4, 16, 64})->value == 4);
    CHECK(knee_of({1, 2, 4, 8, 8, 8})->value == 8);
}

TEST_CASE("a bend of less than a quarter is none") {
    CHECK_FALSE(knee_of({1, 1, 1, 1.2, 1.4}));
    CHECK(knee_of({1, 1, 1, 2, 4}));
}

TEST_CASE("a single run that went badly is no knee") {
    CHECK_FALSE(knee_of({3, 3, 9, 3, 3}));
    CHECK_FALSE(knee_of({1, 2, 4, 30, 16, 32, 64}));
}

TEST_CASE("what the rounds' spread could have made is no knee") {
    const std::vector<double> bent{1, 1, 1, 2, 4};
    REQUIRE(knee_of(bent));
    sweep_run sweep = sample_sweep({bent});
    recording lucky = sweep.points.back().sides[0].runs[0];
    lucky.wall_s = 0.9;  // so the last value may be no slower than the others
    recording unlucky = lucky;
    unlucky.wall_s = 5;
    for (const recording& r : {lucky, unlucky}) sweep.points.back().sides[0].runs.push_back(r);
    REQUIRE(curves_of(sweep).front().points.back().wall_s == 4);
    CHECK_FALSE(curves_of(sweep).front().bend);
}

TEST_CASE("what a late machine could have made is no knee; in virtual time none is late") {
    sweep_run sweep = sample_sweep({{1, 1, 1, 2, 4}});
    sweep.points.back().lateness_s = {3.5};
    CHECK_FALSE(curves_of(sweep).front().bend);
    for (lesson_run& run : sweep.points) run.chosen.clock = clock_kind::simulated;
    CHECK(curves_of(sweep).front().bend);
}

TEST_CASE("two points are no curve to find a knee in") {
    CHECK_FALSE(knee_of({1, 100}));
    CHECK_FALSE(knee_of({1}));
}
