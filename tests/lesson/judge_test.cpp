#include <doctest/doctest.h>

#include <algorithm>
#include <initializer_list>
#include <utility>

#include "lesson/lesson_run.hpp"

using namespace asyncdemo;
using namespace std::chrono_literals;

namespace {

void nothing(stage&) {}

// A lesson with the sides "fast", "slow" and "wrong", which is the mistake of "fast"; the claims
// are the test's.
lesson lesson_with(std::vector<claim> claims) {
    lesson l{.name = "judged", .question = "", .parameters = {}, .sides = {}, .claims = {}};
    for (const auto* name : {"fast", "slow", "wrong"}) {
        l.sides.push_back({.name = name, .about = "", .run = nothing});
    }
    l.sides[2].mistake_for = "fast";
    l.claims = std::move(claims);
    return l;
}

recording took(double wall_s) {
    recording r;
    r.wall_s = wall_s;
    return r;
}

// The sides of those names, each with these rounds.
lesson_run run_of(const lesson& l,
                  std::vector<std::pair<std::string_view, std::vector<recording>>> sides) {
    lesson_run run;
    run.of = &l;
    for (auto& [name, rounds] : sides) {
        run.lateness_s.resize(std::max(run.lateness_s.size(), rounds.size()), 0.0);
        run.sides.push_back({l.find_side(name), std::move(rounds)});
    }
    return run;
}

lesson_run judged(lesson_run run) {
    judge(run);
    return run;
}

const claim at_most_3_s{"fast", "takes at most 3 s",
                        [](const side_view& s) { return at_most(s.wall(), 3s); }};
const claim drops_at_most_3{"fast", "drops at most 3",
                            [](const side_view& s) { return at_most(s.counted("dropped"), 3); }};
const claim one_thread{"fast", "has one thread",
                       [](const side_view& s) { return exactly(s.threads(), 1); }};
const claim half_of_slow{"fast", "takes half as long as slow", [](const side_view& s) {
                             return at_most(s.wall(), s.beside("slow").wall() / 2);
                         }};

std::vector<recording> dropped(std::initializer_list<double> counts) {
    std::vector<recording> rounds;
    for (const double n : counts) rounds.emplace_back().metrics["dropped"] = n;
    return rounds;
}

}  // namespace

TEST_CASE("a figure at its bound keeps it") {
    CHECK(at_most(3s, 3s).holds());
    CHECK(at_least(3s, 3s).holds());
    CHECK(at_most(3, 3).holds());
    CHECK(at_least(3, 3).holds());
    CHECK(exactly(3, 3).holds());
    CHECK(at_most_factor(1.5, 1.5).holds());
    CHECK(at_least_factor(1.5, 1.5).holds());
    CHECK(at_least_kilobytes(10, 10).holds());
}

TEST_CASE("a figure beyond its bound misses it by the difference") {
    CHECK(at_most(3.5s, 3s).shortfall() == 0.5);
    CHECK(at_least(2.5s, 3s).shortfall() == 0.5);
    CHECK(at_most(5, 3).shortfall() == 2);
    CHECK(at_least(1, 3).shortfall() == 2);
    CHECK(exactly(2, 3).shortfall() == 1);
    CHECK(exactly(4, 3).shortfall() == 1);
    CHECK(at_most_factor(2, 1.5).shortfall() == 0.5);
    CHECK(at_least_factor(1, 1.5).shortfall() == 0.5);
    CHECK(at_least_kilobytes(8, 10).shortfall() == 2);
    CHECK_FALSE(exactly(2, 3).holds());
}

TEST_CASE("a figure on the good side of its bound has no shortfall") {
    CHECK(at_most(1s, 3s).shortfall() == 0);
    CHECK(at_least(9s, 3s).shortfall() == 0);
}

TEST_CASE("a claim that holds passes, and its text begins with the side") {
    const lesson l = lesson_with({at_most_3_s});
    const lesson_run run = judged(run_of(l, {{"fast", {took(2)}}}));
    REQUIRE(run.claims.size() == 1);
    CHECK(run.claims[0].verdict == verdict::pass);
    CHECK(run.claims[0].text == "fast takes at most 3 s");
    CHECK(run.claims[0].found.measured == 2);
    CHECK(run.claims[0].found.bound == 3);
    CHECK(run.verdict() == verdict::pass);
}

TEST_CASE("a claim that does not hold fails, and with it the run") {
    const lesson l = lesson_with({at_most_3_s});
    const lesson_run run = judged(run_of(l, {{"fast", {took(4)}}}));
    REQUIRE(run.claims.size() == 1);
    CHECK(run.claims[0].verdict == verdict::fail);
    CHECK(run.verdict() == verdict::fail);
}

TEST_CASE("a time is judged in its median round") {
    const lesson l = lesson_with({at_most_3_s});
    const lesson_run good = judged(run_of(l, {{"fast", {took(9), took(1), took(2)}}}));
    CHECK(good.claims.at(0).verdict == verdict::pass);
    CHECK(good.claims.at(0).found.measured == 2);
    const lesson_run bad = judged(run_of(l, {{"fast", {took(9), took(1), took(8)}}}));
    CHECK(bad.claims.at(0).verdict == verdict::fail);
    CHECK(bad.claims.at(0).found.measured == 8);
}

TEST_CASE("a count is judged in its worst round") {
    const lesson l = lesson_with({drops_at_most_3});
    const lesson_run run = judged(run_of(l, {{"fast", dropped({0, 5, 4, 0, 0})}}));
    CHECK(run.claims.at(0).verdict == verdict::fail);
    CHECK(run.claims.at(0).found.measured == 5);
    CHECK(judged(run_of(l, {{"fast", dropped({0, 3, 1})}})).verdict() == verdict::pass);
}

TEST_CASE("a time that misses its bound by less than the machine was late is inconclusive") {
    const lesson l = lesson_with({at_most_3_s});
    lesson_run run = run_of(l, {{"fast", {took(3.25)}}});
    run.lateness_s = {0.25};
    judge(run);
    CHECK(run.claims.at(0).verdict == verdict::inconclusive);
    CHECK(run.claims.at(0).reason == "the machine itself was up to 250 ms late");
    CHECK(run.verdict() == verdict::inconclusive);

    run.lateness_s = {0.125};
    judge(run);
    CHECK(run.claims.at(0).verdict == verdict::fail);
    CHECK(run.claims.at(0).reason.empty());
}

TEST_CASE("lateness that a quota explains is told with the quota") {
    const lesson l = lesson_with({at_most_3_s});
    lesson_run run = run_of(l, {{"fast", {took(3.25)}}});
    run.machine = {.cpus = 4, .cpu_quota = 0.5, .os = "Linux", .compiler = "g++"};
    run.lateness_s = {0.25};
    judge(run);
    CHECK(run.claims.at(0).reason ==
          "the machine itself was up to 250 ms late: a quota allows it 0.5 of 4 processors");
    CHECK(describe_processors(run.machine) == "4 CPUs, of which a quota allows 0.5");
    run.machine.cpu_quota.reset();
    CHECK(describe_processors(run.machine) == "4 CPUs");
}

TEST_CASE("the lateness that counts is that of the round that is judged") {
    const lesson l = lesson_with({at_most_3_s});
    lesson_run run = run_of(l, {{"fast", {took(3.5), took(1), took(9)}}});
    run.lateness_s = {0, 1, 1};
    judge(run);
    CHECK(run.claims.at(0).verdict == verdict::fail);
    run.lateness_s = {1, 0, 0};
    judge(run);
    CHECK(run.claims.at(0).verdict == verdict::inconclusive);
}

TEST_CASE("at the usual speed a count is never excused by lateness") {
    const lesson l = lesson_with({drops_at_most_3});
    lesson_run run = run_of(l, {{"fast", dropped({4})}});
    run.lateness_s = {100};
    judge(run);
    CHECK(run.claims.at(0).verdict == verdict::fail);
}

TEST_CASE("a factor is excused when the machine was late by the same share of the time") {
    const lesson l = lesson_with({{"fast", "drops three times as much", [](const side_view& s) {
                                       return at_least_factor(s.metric("dropped"), 3);
                                   }}});
    lesson_run run = run_of(l, {{"fast", dropped({2.25})}});  // misses it by a quarter
    run.sides[0].runs[0].wall_s = 4;
    run.lateness_s = {1};
    judge(run);
    CHECK(run.claims.at(0).verdict == verdict::inconclusive);
    CHECK(run.claims.at(0).reason == "the machine itself was up to 1.00 s late");
    run.lateness_s = {0.9};
    judge(run);
    CHECK(run.claims.at(0).verdict == verdict::fail);
}

TEST_CASE(
    "a time is inconclusive when a higher speed made waits shorter than the machine was late") {
    lesson l = lesson_with({at_most_3_s});
    l.parameters = {parameter<duration>{"wait", 200ms, 1ms, 1s, ""}};
    lesson_run run = run_of(l, {{"fast", {took(4)}}});
    run.chosen = l.default_settings();
    run.chosen.speed = 20;  // waits of 10 ms
    run.lateness_s = {0.009};
    judge(run);
    CHECK(run.claims.at(0).verdict == verdict::fail);
    run.lateness_s = {0.011};
    judge(run);
    CHECK(run.claims.at(0).verdict == verdict::inconclusive);
    run.chosen.speed = 1;
    judge(run);
    CHECK(run.claims.at(0).verdict == verdict::fail);
}

TEST_CASE("a margin that a higher speed made too narrow makes a time inconclusive") {
    const lesson l = lesson_with({{"fast", "is near slow", [](const side_view& s) {
                                       const seconds right = s.beside("slow").wall();
                                       return within_margin(s.wall() - right, right / 20);
                                   }}});
    const auto verdict_at = [&l](double speed, double off_s) {
        lesson_run run = run_of(l, {{"fast", {took(2 + off_s)}}, {"slow", {took(2)}}});
        run.chosen.speed = speed;
        return judged(std::move(run)).claims.at(0).verdict;
    };
    CHECK(verdict_at(1, 0.2) == verdict::fail);
    CHECK(verdict_at(1.5, 0.2) == verdict::fail);
    CHECK(verdict_at(3, 0.2) == verdict::inconclusive);
    CHECK(verdict_at(3, 0.05) == verdict::pass);
}

TEST_CASE("what a higher speed made too short to be told from the machine is inconclusive") {
    lesson l = lesson_with({drops_at_most_3});
    l.sides[0].ideal = [](const settings& chosen) {
        return std::chrono::round<duration>(seconds(2 / chosen.speed));
    };
    lesson_run run = run_of(l, {{"fast", dropped({4})}});
    const auto verdict_at = [&run](double speed, double late_s) {
        run.chosen.speed = speed;
        run.lateness_s = {late_s};
        judge(run);
        return run.claims.at(0).verdict;
    };
    CHECK(verdict_at(20, 0) == verdict::fail);
    CHECK(verdict_at(20, 0.04) == verdict::fail);
    CHECK(verdict_at(20, 0.06) == verdict::inconclusive);
    CHECK(verdict_at(100, 0) == verdict::inconclusive);
    CHECK(run.claims.at(0).reason.find("it takes only 20.0 ms here") != std::string::npos);
    CHECK(run.claims.at(0).reason.find("choose a lower --speed") != std::string::npos);
}

TEST_CASE("on the virtual clock the machine is never late") {
    const lesson l = lesson_with({at_most_3_s});
    lesson_run run = run_of(l, {{"fast", {took(3.25)}}});
    run.chosen.clock = clock_kind::simulated;
    for (const auto& measured : {std::vector<double>{}, std::vector<double>{9}}) {
        run.lateness_s = measured;
        judge(run);
        CHECK(run.claims.at(0).verdict == verdict::fail);
    }
}

TEST_CASE("a claim without an answer is inconclusive and says why") {
    const lesson l = lesson_with(
        {{"fast", "is answered", [](const side_view&) { return cannot_say("there is one CPU"); }}});
    const lesson_run run = judged(run_of(l, {{"fast", {took(1)}}}));
    CHECK(run.claims.at(0).verdict == verdict::inconclusive);
    CHECK(run.claims.at(0).reason == "there is one CPU");
}

TEST_CASE("rounds without an answer do not count beside those with one") {
    const lesson l = lesson_with({{"fast", "takes 3 s to 8 s", [](const side_view& s) {
                                       return s.wall() > 8s ? cannot_say("it was too slow")
                                                            : at_least(s.wall(), 3s);
                                   }}});
    // Were the first two taken for 0 s, the median would be one of them.
    const lesson_run run = judged(run_of(l, {{"fast", {took(9), took(9), took(4)}}}));
    CHECK(run.claims.at(0).verdict == verdict::pass);
    CHECK(run.claims.at(0).found.measured == 4);
}

TEST_CASE("a mistake is judged by the claims of the side that it stands for") {
    const lesson l = lesson_with({at_most_3_s});
    const lesson_run run = judged(run_of(l, {{"fast", {took(2)}}, {"wrong", {took(5)}}}));
    REQUIRE(run.claims.size() == 2);
    CHECK(run.claims[0].text == "fast takes at most 3 s");
    CHECK(run.claims[0].verdict == verdict::pass);
    CHECK(run.claims[1].text == "wrong (as fast) takes at most 3 s");
    CHECK(run.claims[1].verdict == verdict::fail);
    CHECK(run.verdict() == verdict::fail);
}

TEST_CASE("a side is not judged by the claims of another") {
    const lesson l = lesson_with({at_most_3_s});
    const lesson_run run = judged(run_of(l, {{"slow", {took(9)}}}));
    CHECK(run.claims.empty());
    CHECK(run.unjudged.empty());
    CHECK(run.verdict() == verdict::pass);
}

TEST_CASE("a claim compares with the other side in the same round") {
    const lesson l = lesson_with({{"fast", "is always ahead", [](const side_view& s) {
                                       return at_most_factor(s.wall() / s.beside("slow").wall(), 1);
                                   }}});
    const lesson_run run =
        judged(run_of(l, {{"fast", {took(1), took(3)}}, {"slow", {took(2), took(4)}}}));
    CHECK(run.claims.at(0).verdict == verdict::pass);
    CHECK(run.claims.at(0).found.measured == 0.5);
}

TEST_CASE("a claim that compares with a side that did not run is not judged") {
    const lesson l = lesson_with({half_of_slow});
    const lesson_run run = judged(run_of(l, {{"fast", {took(1), took(1)}}}));
    CHECK(run.claims.empty());
    CHECK(run.unjudged == std::vector<std::string>{"fast takes half as long as slow"});
    CHECK(run.verdict() == verdict::pass);
}

TEST_CASE("a side that did not finish is no measure for another") {
    const lesson l = lesson_with({half_of_slow});
    lesson_run run = run_of(l, {{"fast", {took(1)}}, {"slow", {took(0.1)}}});
    run.sides[1].runs[0].exit = ending::crashed;
    judge(run);
    CHECK(run.claims.empty());
    CHECK(run.unjudged.size() == 1);
}

TEST_CASE("a side with fewer rounds is no measure for the rounds that it lacks") {
    const lesson l = lesson_with({half_of_slow});
    const lesson_run run = judged(run_of(l, {{"fast", {took(1), took(1)}}, {"slow", {took(4)}}}));
    CHECK(run.claims.empty());
    CHECK(run.unjudged.size() == 1);
}

TEST_CASE("a side that did not finish is not judged, and the run is not complete") {
    const lesson l = lesson_with({at_most_3_s});
    lesson_run run = run_of(l, {{"fast", {took(2), took(2)}}});
    CHECK(run.is_complete());
    run.sides[0].runs[1].exit = ending::timeout;
    judge(run);
    CHECK(run.claims.empty());
    CHECK_FALSE(run.is_complete());
    CHECK_FALSE(run.sides[0].is_ok());
}

TEST_CASE("a side without a round is not complete") {
    const lesson l = lesson_with({at_most_3_s});
    const lesson_run run = judged(run_of(l, {{"fast", {}}}));
    CHECK(run.claims.empty());
    CHECK_FALSE(run.is_complete());
}

TEST_CASE("a claim about threads is judged where they were measured, and left out where not") {
    const lesson l = lesson_with({one_thread, at_most_3_s});
    lesson_run run = run_of(l, {{"fast", {took(2)}}});
    judge(run);
    REQUIRE(run.claims.size() == 1);
    CHECK(run.claims[0].text == "fast takes at most 3 s");
    CHECK(run.unjudged.empty());

    run.sides[0].runs[0].usage = resource_usage{.peak_threads = 2};
    judge(run);
    REQUIRE(run.claims.size() == 2);
    CHECK(run.claims[0].verdict == verdict::fail);
    CHECK(run.claims[0].found.measured == 2);
}

TEST_CASE("judging again replaces what was judged before") {
    const lesson l = lesson_with({at_most_3_s, half_of_slow});
    const lesson_run run = judged(judged(run_of(l, {{"fast", {took(2)}}})));
    CHECK(run.claims.size() == 1);
    CHECK(run.unjudged.size() == 1);
}

TEST_CASE("a failed claim outweighs an inconclusive one, and that one a pass") {
    lesson_run run;
    const auto add = [&run](verdict v) { run.claims.emplace_back().verdict = v; };
    CHECK(run.verdict() == verdict::pass);
    add(verdict::pass);
    CHECK(run.verdict() == verdict::pass);
    add(verdict::inconclusive);
    CHECK(run.verdict() == verdict::inconclusive);
    add(verdict::fail);
    add(verdict::inconclusive);
    CHECK(run.verdict() == verdict::fail);
}

TEST_CASE("the wall of a side is the median of its rounds") {
    side_run odd{nullptr, {took(3), took(1), took(9)}};
    CHECK(odd.median_wall_s() == 3);
    side_run even{nullptr, {took(4), took(1), took(2), took(9)}};
    CHECK(even.median_wall_s() == 3);
}

TEST_CASE("a run gives the figures of a side by name, and 0 for one that did not run") {
    const lesson l = lesson_with({});
    lesson_run run = run_of(l, {{"fast", {took(2), took(4)}}});
    run.sides[0].runs[0].metrics["dropped"] = 7;
    CHECK(run.wall_s("fast") == 3);
    CHECK(run.wall_s("slow") == 0);
    CHECK(run.metric("fast", "dropped") == 7);
    CHECK(run.metric("fast", "served") == 0);
    CHECK(run.metric("slow", "dropped") == 0);
    CHECK(run.find("slow") == nullptr);
}

TEST_CASE("every verdict has the name that the JSON document uses") {
    CHECK(to_string(verdict::pass) == "pass");
    CHECK(to_string(verdict::fail) == "fail");
    CHECK(to_string(verdict::inconclusive) == "inconclusive");
}
