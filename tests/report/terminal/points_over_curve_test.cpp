#include "report/terminal/points_over_curve.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "report/charted_points.hpp"
#include "report/html/svg_points.hpp"

using namespace asyncdemo;

namespace {

lesson charted() {
    lesson l;
    l.name = "charted";
    l.sides = {{"steep", "", {}}, {"flat", "", {}}};
    l.chart = {.across = "workers", .measured = "speed_up", .computed = "formula"};
    return l;
}

row point(std::int64_t workers, double measured, double computed) {
    return {{"workers", workers}, {"speed_up", measured}, {"formula", computed}};
}

lesson_run run_of(const lesson& l) {
    lesson_run run;
    run.of = &l;
    recording steep;
    steep.rows = {point(1, 1, 1), point(2, 1.5, 2), point(3, 2, 3)};
    recording flat;
    flat.rows = {point(1, 1, 1), point(2, 1, 1), point(3, 1, 1)};
    run.sides = {{&l.sides[0], {steep}}, {&l.sides[1], {flat}}};
    return run;
}

std::string drawn(const lesson_run& run) {
    const terminal_style style{.width = 60, .is_ascii = true};
    std::string text;
    for (const std::string& line : draw_points_over_curve(run, style)) text += line + "\n";
    return text;
}

}  // namespace

TEST_CASE("each row of a side is a point") {
    const lesson l = charted();
    const auto points = charted_points(run_of(l).sides[0], l.chart);
    REQUIRE(points.size() == 3);
    CHECK(points[1].across == 2);
    CHECK(points[1].measured == 1.5);
    CHECK(points[1].computed == 2);
}

TEST_CASE("the chart has both axes, a sign for each side, and says what is computed") {
    const lesson l = charted();
    const std::string text = drawn(run_of(l));
    CHECK(text.find("speed up across workers") != std::string::npos);
    CHECK(text.find("     3 +") != std::string::npos);
    CHECK(text.find("     0 +") != std::string::npos);
    CHECK(text.find("o steep, # flat, * several of them, as measured; . computed") !=
          std::string::npos);
    CHECK(std::count(text.begin(), text.end(), '*') == 2);  // where both begin, and in words
}

TEST_CASE("points that are too close for a column each are drawn in one") {
    const lesson l = charted();
    lesson_run run = run_of(l);
    run.sides[0].runs.front().rows = {point(1, 1, 1), point(2, 2, 2), point(100'000, 3, 3)};
    const std::string text = drawn(run);
    CHECK(text.find("100000") != std::string::npos);
    CHECK(std::count(text.begin(), text.end(), 'o') > 2);
}

TEST_CASE("a lesson without a chart, or without rows, has none") {
    lesson l = charted();
    lesson_run run = run_of(l);
    l.chart = {};
    CHECK(drawn(run).empty());
    CHECK(svg_points_over_curve(run).empty());
    l.chart = charted().chart;
    for (side_run& s : run.sides) s.runs.front().rows.clear();
    CHECK(drawn(run).empty());
    CHECK(svg_points_over_curve(run).empty());
}

TEST_CASE("the drawing of a page has a circle for each point, with its figures in words") {
    const lesson l = charted();
    const std::string svg = svg_points_over_curve(run_of(l)).str();
    CHECK(svg.find("<title>steep at 2: 1.5 measured, 2 computed</title>") != std::string::npos);
    CHECK(svg.find("points are measured, lines are computed") != std::string::npos);
}
