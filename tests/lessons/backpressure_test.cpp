// What the lesson `backpressure` says of a queue without a bound, also when the machine was busy.
#include <vector>

#include "lessons/catalog.hpp"
#include "lessons/made_up_run.hpp"

using namespace asyncdemo;

namespace {

// In the usual two seconds 1800 items more are made than consumed.
constexpr double surplus_per_s = 900;

// Of an unbounded queue that was looked at at these times and had that many items at the end.
verdict when_it_grew(const std::vector<double>& looks_s, double left, double grown_per_s) {
    const lesson& l = find(all_lessons(), "backpressure")->lesson;
    lesson_run run = made_up_run(l);
    recording unbounded;
    unbounded.wall_s = 2;
    series depth{"queue depth", {}};
    for (const double at_s : looks_s) depth.points.emplace_back(at_s, grown_per_s * at_s);
    unbounded.series.push_back(depth);
    unbounded.metrics = {{"left", left}};
    run.sides.push_back({l.find_side("unbounded"), {unbounded}});
    return verdict_of(std::move(run), "keeps filling its queue");
}

std::vector<double> looks_until(double end_s) {
    std::vector<double> all;
    for (int i = 0; 0.02 * i < end_s; ++i) all.push_back(0.02 * i);
    return all;
}

}  // namespace

TEST_CASE("a queue that grew to the end has filled, also when nobody looked for the last half") {
    CHECK(when_it_grew(looks_until(2), 1800, surplus_per_s) == verdict::pass);
    CHECK(when_it_grew(looks_until(1.05), 1800, surplus_per_s) == verdict::pass);
}

TEST_CASE("a queue that did not grow has not filled, unless the machine let it stand still") {
    CHECK(when_it_grew(looks_until(2), 20, 15) == verdict::fail);
    std::vector<double> stood_still = looks_until(1.05);
    stood_still.push_back(2.001);
    CHECK(when_it_grew(stood_still, 950, surplus_per_s) == verdict::inconclusive);
}
