#include <doctest/doctest.h>

#include <utility>
#include <vector>

#include "lesson/judged_run.hpp"

using namespace asyncdemo;
using namespace std::chrono_literals;

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
    const lesson_run even = judged(run_of(l, {{"fast", {took(9), took(1), took(2), took(3)}}}));
    CHECK(even.claims.at(0).found.measured == 2.5);
}

TEST_CASE("a count is judged in its worst round") {
    const lesson l = lesson_with({drops_at_most_3});
    const lesson_run run = judged(run_of(l, {{"fast", dropped({0, 5, 4, 0, 0})}}));
    CHECK(run.claims.at(0).verdict == verdict::fail);
    CHECK(run.claims.at(0).found.measured == 5);
    CHECK(judged(run_of(l, {{"fast", dropped({0, 3, 1})}})).verdict() == verdict::pass);
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
}

TEST_CASE("a run in which nothing could be judged is inconclusive") {
    const lesson l = lesson_with({at_most_3_s});
    lesson_run run = run_of(l, {{"fast", {took(2)}}});
    run.sides[0].runs[0].exit = ending::timeout;
    judge(run);
    CHECK(run.claims.empty());
    CHECK(run.verdict() == verdict::inconclusive);
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
    CHECK(run.verdict() == verdict::inconclusive);
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

TEST_CASE("a run that was interrupted is not complete, even if all of its rounds are") {
    const lesson l = lesson_with({at_most_3_s});
    lesson_run run = judged(run_of(l, {{"fast", {took(2)}}}));
    run.was_interrupted = true;
    CHECK_FALSE(run.is_complete());
    CHECK(run.verdict() == verdict::pass);
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
    CHECK(run.verdict() == verdict::inconclusive);
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
