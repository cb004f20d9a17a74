#include "lesson/model_claims.hpp"

#include <doctest/doctest.h>

using namespace asyncdemo;
using namespace std::chrono_literals;

namespace {

recording with_metrics(std::map<std::string, double, std::less<>> metrics) {
    recording r;
    r.wall_s = 10;
    r.metrics = std::move(metrics);
    return r;
}

finding found(const claim_judge& judge, const recording& model, const recording* measured) {
    const settings chosen;
    const side_view::lookup others = [measured](std::string_view) { return measured; };
    return judge(side_view(model, chosen, others));
}

}  // namespace

TEST_CASE("a model agrees with what was measured if it is near in every time") {
    const claim_judge agrees = agrees_with("pool", {"median_s", "max_s"}, 0.05);
    const recording measured = with_metrics({{"median_s", 2}, {"max_s", 10}});
    const auto says = [&](double median_s, double max_s) {
        return found(agrees, with_metrics({{"median_s", median_s}, {"max_s", max_s}}), &measured);
    };
    CHECK(says(2, 10).holds());
    CHECK(says(2.09, 10.4).holds());
    CHECK(says(1.91, 9.6).holds());
    CHECK_FALSE(says(2.11, 10).holds());
    CHECK_FALSE(says(1.89, 10).holds());
    CHECK_FALSE(says(2, 10.6).holds());
    CHECK_FALSE(says(2, 9.4).holds());
}

TEST_CASE("the time that is furthest off for its size speaks for all") {
    const claim_judge agrees = agrees_with("pool", {"median_s", "max_s"}, 0.05);
    const recording measured = with_metrics({{"median_s", 2}, {"max_s", 10}});
    const finding f = found(agrees, with_metrics({{"median_s", 2.5}, {"max_s", 11}}), &measured);
    CHECK(f.in == finding::unit::time_s);
    CHECK(f.measured == doctest::Approx(0.5));
    CHECK(f.bound == doctest::Approx(0.1));
}

TEST_CASE("a model can't agree with what did not run") {
    const claim_judge agrees = agrees_with("pool", {"median_s"}, 0.05);
    CHECK_THROWS_AS(found(agrees, with_metrics({{"median_s", 2}}), nullptr), side_did_not_run);
}

TEST_CASE("Little's law is broken by who is counted but not timed, and by who is timed for less") {
    const auto keeps = [](double seen, double by_law) {
        return found(
            keeps_littles_law(0.05),
            with_metrics(
                {{"inside_mean", seen}, {"inside_by_littles_law", by_law}, {"stay_mean_s", 2}}),
            nullptr);
    };
    CHECK(keeps(100, 100).holds());
    CHECK(keeps(104, 100).holds());
    CHECK(keeps(96, 100).holds());
    CHECK_FALSE(keeps(106, 100).holds());
    CHECK_FALSE(keeps(94, 100).holds());
    // As a time, for a late machine may bend it: by 6% of the 2 s.
    CHECK(keeps(106, 100).in == finding::unit::time_s);
    CHECK(keeps(106, 100).measured == doctest::Approx(0.12));
    CHECK_FALSE(keeps(0.5, 0.6).unanswerable.empty());
    CHECK_FALSE(keeps(19, 15).unanswerable.empty());  // 75 pass in the 10 s, each for 2 s
}
