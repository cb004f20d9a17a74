#include "report/json/growing_curve.hpp"

#include <doctest/doctest.h>

#include <limits>

using namespace asyncdemo;

namespace {

using points = std::vector<growing_curve::point>;

}  // namespace

TEST_CASE("a curve whose points are far enough apart has just those") {
    growing_curve curve(1);
    curve.add(0.5, 3);
    curve.add(1.5, 1);
    curve.add(7.25, 2);
    CHECK(curve.points() == points{{0.5, 3}, {1.5, 1}});
    curve.finish();
    CHECK(curve.points() == points{{0.5, 3}, {1.5, 1}, {7.25, 2}});
    CHECK(curve.highest() == 3);
}

TEST_CASE("of several points in a stretch of time the highest is drawn, and then where they end") {
    growing_curve curve(1);
    curve.add(0.25, 1);
    curve.add(0.5, 9);
    curve.add(0.75, 2);
    CHECK(curve.points().empty());
    curve.advance(1);
    CHECK(curve.points() == points{{0.25, 9}});
    curve.advance(2);
    CHECK(curve.points() == points{{0.25, 9}, {1, 2}});
    curve.add(3, 4);
    curve.finish();
    CHECK(curve.points() == points{{0.25, 9}, {1, 2}, {3, 4}});
}

TEST_CASE("where the next stretch has points as well, it shows where the one before has ended") {
    growing_curve curve(1);
    curve.add(0.25, 9);
    curve.add(0.5, 2);
    curve.add(1.5, 3);
    curve.finish();
    CHECK(curve.points() == points{{0.25, 9}, {1.5, 3}});
}

TEST_CASE("a curve has at most a point for each stretch, and one") {
    growing_curve curve(1);
    for (int i = 0; i < 10'000; ++i) curve.add(i * 0.01, i % 7);
    curve.finish();
    CHECK(curve.points().size() <= 101);
    CHECK(curve.highest() == 6);
}

TEST_CASE("a point that comes late stands where the curve has come to, and no number is zero") {
    growing_curve curve(1);
    curve.add(5.5, 1);
    curve.advance(8);
    curve.add(5.6, std::numeric_limits<double>::quiet_NaN());
    curve.finish();
    CHECK(curve.points() == points{{5.5, 1}, {8, 0}});
}
