#include "report/time_axis.hpp"

#include <doctest/doctest.h>

#include "samples/sample_run.hpp"

using namespace asyncdemo;

namespace {

time_axis axis_of(double end_s) {
    lesson_run run = virtual_sample_run();
    for (side_run& s : run.sides) {
        s.runs.front().wall_s = end_s / 2;
        s.runs.front().spans.clear();
    }
    run.sides.back().runs.front().spans = {{"A", "waits", 0, end_s}};
    return time_axis(run);
}

std::vector<std::string> labels(double end_s) {
    std::vector<std::string> all;
    for (const time_tick& t : axis_of(end_s).ticks()) all.push_back(t.label);
    return all;
}

}  // namespace

TEST_CASE("the axis ends with what lasted longest, on whichever side") {
    CHECK(axis_of(5).end_s() == 5);
    CHECK(axis_of(5).share(2.5) == doctest::Approx(0.5));
}

TEST_CASE("ticks are at round times, two to six of them, in one unit") {
    CHECK(labels(5) == std::vector<std::string>{"0", "1 s", "2 s", "3 s", "4 s", "5 s"});
    CHECK(labels(1.4) == std::vector<std::string>{"0", "0.5 s", "1 s"});
    CHECK(labels(0.404) == std::vector<std::string>{"0", "100 ms", "200 ms", "300 ms", "400 ms"});
    for (double end_s = 1e-6; end_s < 1e5; end_s *= 1.37) {
        CAPTURE(end_s);
        const std::size_t n = labels(end_s).size();
        CHECK(n >= 2);
        CHECK(n <= 6);
    }
}

TEST_CASE("a run that took no time has an axis all the same") {
    CHECK(axis_of(0).end_s() > 0);
    CHECK(axis_of(0).share(0) == 0);
}
