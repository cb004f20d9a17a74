#include "report/terminal/curve_column.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

using namespace asyncdemo;

namespace {

lesson about_depth() {
    lesson l;
    l.name = "curved";
    l.sides = {{"high", "", {}}, {"low", "", {}}, {"none", "", {}}};
    l.curve = "depth";
    return l;
}

recording with_depth(std::vector<std::pair<double, double>> points) {
    recording r;
    r.wall_s = 4;
    r.series = {{"depth", std::move(points)}};
    return r;
}

lesson_run run_with_curves(const lesson& l) {
    lesson_run run;
    run.of = &l;
    run.sides = {{&l.sides[0], {with_depth({{0, 8}})}},
                 {&l.sides[1], {with_depth({{0, 4}, {2, 0}})}},
                 {&l.sides[2], {recording{}}}};
    return run;
}

std::string table_of(int width) {
    const lesson l = about_depth();
    const std::vector<text_column> beside{{"made", {"1", "2", "3"}}};
    std::string text;
    for (const std::string& line : draw_curve_table(run_with_curves(l), {"high", "low", "none"},
                                                    beside, {.width = width, .is_ascii = true})) {
        text += line + '\n';
    }
    return text;
}

}  // namespace

TEST_CASE("the curves of all sides stand below each other, on one axis and at one height") {
    CHECK(table_of(34) ==
          "      0       depth   4.00 s  made\n"
          "high  ######################     1\n"
          "low   ============               2\n"
          "none                       -     3\n"
          "_=# depth 0 to 8\n");
}

TEST_CASE("a curve takes the room that the other columns leave, and no less than it needs") {
    const auto cells = [](int width) {
        const std::string text = table_of(width);
        return std::count(text.begin(), text.end(), '#');
    };
    CHECK(cells(60) > cells(50));
    CHECK(cells(10) == cells(20));
    CHECK(cells(10) > 0);
}
