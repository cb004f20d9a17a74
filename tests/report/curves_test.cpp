#include "report/curves.hpp"

#include <doctest/doctest.h>

#include "samples/sample_sweep.hpp"

using namespace asyncdemo;

namespace {

std::optional<knee> knee_of(const std::vector<double>& walls) {
    return curves_of(sample_sweep({walls})).all.front().bend;
}

}  // namespace

TEST_CASE("a curve has the median wall by the value, where the side came to its end") {
    sweep_run sweep = sample_sweep({{1, 2, 4}, {5, 5, 5}});
    sweep.points[1].sides[0].runs[0].exit = ending::timeout;
    const std::vector<curve> curves = curves_of(sweep).all;
    REQUIRE(curves.size() == 2);
    CHECK(curves[0].of->name == "sequential");
    REQUIRE(curves[0].points.size() == 2);
    CHECK(curves[0].points[1].value == 4);
    CHECK(curves[0].points[1].figure == 4);
    CHECK(curves[0].missing == std::vector<double>{2});
    CHECK(curves[1].points.size() == 3);
    CHECK(curves[1].missing.empty());
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
    CHECK(found->figure == 3);
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
    REQUIRE(curves_of(sweep).all.front().points.back().figure == 4);
    CHECK_FALSE(curves_of(sweep).all.front().bend);
}

TEST_CASE("what a late machine could have made is no knee; in virtual time none is late") {
    sweep_run sweep = sample_sweep({{1, 1, 1, 2, 4}});
    sweep.points.back().lateness_s = {3.5};
    CHECK_FALSE(curves_of(sweep).all.front().bend);
    for (lesson_run& run : sweep.points) run.chosen.clock = clock_kind::simulated;
    CHECK(curves_of(sweep).all.front().bend);
}

TEST_CASE("two points are no curve to find a knee in") {
    CHECK_FALSE(knee_of({1, 100}));
    CHECK_FALSE(knee_of({1}));
}

TEST_CASE("a knee is looked for only between equal steps, and not where a value is missing") {
    sweep_run sweep = sample_sweep({{1, 1, 1, 2, 4, 8}});
    REQUIRE(curves_of(sweep).all.front().bend);
    // Without the values on one side of the bend, what is left is straight.
    sweep.points[3].sides[0].runs[0].exit = ending::timeout;
    CHECK_FALSE(curves_of(sweep).all.front().bend);
    sweep = sample_sweep({{1, 1, 1, 2, 4, 8}});
    sweep.steps = sweep_steps::listed;
    sweep.values = {1, 2, 5, 9, 30, 70};
    CHECK_FALSE(curves_of(sweep).all.front().bend);
}

TEST_CASE("equal steps are drawn on linear axes, where what grows evenly is a straight line") {
    const auto swept = [](const std::vector<double>& walls) {
        sweep_run sweep = sample_sweep({walls});
        sweep.steps = sweep_steps::adding;
        for (std::size_t i = 0; i < sweep.values.size(); ++i) {
            sweep.values[i] = 10 * static_cast<double>(i);
        }
        return curves_of(sweep);
    };
    const sweep_curves even = swept({5, 6, 7, 8, 9});
    CHECK(even.axes.across == scale::linear);
    CHECK(even.axes.up == scale::linear);
    CHECK_FALSE(even.all.front().bend);
    CHECK(even.axes.growth(even.all[0].points[0], even.all[0].points[1]) == doctest::Approx(1));
    const auto bend = swept({5, 5, 5, 7, 9}).all.front().bend;
    REQUIRE(bend);
    CHECK(bend->value == 20);
    CHECK(bend->growth_before == doctest::Approx(0));
    CHECK(bend->growth_after == doctest::Approx(2));
}

TEST_CASE("a sweep draws the figure that it names, else what the lesson asks for") {
    sweep_run sweep = sample_sweep({{1, 2, 4}});
    for (lesson_run& run : sweep.points) run.sides[0].runs[0].metrics = {{"age_s", 7}};
    CHECK(curves_of(sweep).figure.title == sweep.of->prediction.asks);
    CHECK(curves_of(sweep).all[0].points[2].figure == 4);
    sweep.metric = "age_s";
    CHECK(curves_of(sweep).figure.title == "age");
    CHECK(curves_of(sweep).figure.is_time());
    CHECK(curves_of(sweep).all[0].points[2].figure == 7);
    sweep.metric = wall_metric;
    CHECK(curves_of(sweep).figure.title == "total");
    CHECK(curves_of(sweep).all[0].points[2].figure == 4);
}

TEST_CASE("figures that may be 0 are drawn on a linear axis, but for times") {
    sweep_run sweep = sample_sweep({{1, 2, 4}});
    sweep.metric = "dropped";
    for (lesson_run& run : sweep.points) run.sides[0].runs[0].metrics = {{"dropped", 0}};
    CHECK(curves_of(sweep).axes.up == scale::linear);
    sweep.metric = wall_metric;
    sweep.points[0].sides[0].runs[0].wall_s = 0;
    CHECK(curves_of(sweep).axes.up == scale::logarithmic);
}
