#include "lesson/mistakes.hpp"

#include <doctest/doctest.h>

#include "lesson/judged_run.hpp"

using namespace asyncdemo;

namespace {

// What comes of the mistake, in a lesson with one claim, when it took so long.
judged_claim verdict_on_mistake(recording wrong, const claim& c = at_most_3_s) {
    const lesson l = lesson_with({c});
    lesson_run run = judged(run_of(l, {{"fast", {took(1)}}, {"wrong", {std::move(wrong)}}}));
    judge_mistakes(run);
    REQUIRE(run.claims.size() == 2);
    CHECK(run.claims.front().text == "fast " + std::string(c.text));
    return run.claims.back();
}

}  // namespace

TEST_CASE("a mistake is caught by the claim that it breaks") {
    const judged_claim caught = verdict_on_mistake(took(5));
    CHECK(caught.verdict == verdict::pass);
    CHECK(caught.text == "the mistake is caught: wrong (as fast) takes at most 3 s");
    CHECK(caught.found.measured == 5);
}

TEST_CASE("a mistake that breaks no claim passes for right, and that is a failure") {
    const judged_claim missed = verdict_on_mistake(took(2));
    CHECK(missed.verdict == verdict::fail);
    CHECK(missed.text == "the mistake is caught: wrong breaks a claim");
}

TEST_CASE("a mistake may get away where waits were divided, and that is unclear") {
    const lesson l = lesson_with({at_most_3_s});
    lesson_run run = judged(run_of(l, {{"fast", {took(1)}}, {"wrong", {took(2)}}}));
    run.chosen.speed = 20;
    judge_mistakes(run);
    CHECK(run.claims.back().verdict == verdict::inconclusive);
    CHECK(run.claims.back().reason ==
          "it may get away with it at this speed; choose a lower --speed");
}

TEST_CASE("where the claims about a mistake can't be judged, nor can it") {
    const claim foggy{"fast", "is seen", [](const side_view& s) {
                          return s.wall() > seconds(2) ? cannot_say("it is foggy") : exactly(1, 1);
                      }};
    const judged_claim unclear = verdict_on_mistake(took(5), foggy);
    CHECK(unclear.verdict == verdict::inconclusive);
    CHECK(unclear.reason == "it is foggy");
}

TEST_CASE("a mistake that did not come to its end is not judged") {
    const lesson l = lesson_with({at_most_3_s});
    recording crashed = took(1);
    crashed.exit = ending::crashed;
    lesson_run run = judged(run_of(l, {{"fast", {took(1)}}, {"wrong", {crashed}}}));
    judge_mistakes(run);
    CHECK(run.claims.size() == 1);
}
