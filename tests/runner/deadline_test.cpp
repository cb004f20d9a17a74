// Sides that do not end in time are ended, and nobody else is harmed.
#include <doctest/doctest.h>

#include "runner/staged_lesson.hpp"

using namespace asyncdemo;
using namespace std::chrono_literals;

namespace {

void check_ended_at_limit_of_five(const staged_lesson& t, const std::string& side) {
    const recording& r = t.recording_of(side);
    CHECK(r.exit == ending::timeout);
    CHECK(r.problem.starts_with("was still running after 5s and was ended"));
    CHECK(r.phase == phase::over);
    CHECK_FALSE(t.stages.life_of(side).has_exited);
    CHECK(t.stages.life_of(side).let_go_at == 5s);
    CHECK(t.stages.none_is_left());
}

}  // namespace

TEST_CASE("a side that never ends is ended at its limit, and what it told stays") {
    staged_lesson t({"good", "bad"});
    t.plan.limit = 5s;
    t.stages.play("good", stage_script().arrives().works(2s));
    t.stages.play("bad", stage_script().arrives().tells(span_begun{0, "A", "waits", 0}).hangs());
    t.run();
    check_ended_at_limit_of_five(t, "bad");
    const recording& bad = t.recording_of("bad");
    CHECK(bad.wall_s == 5);
    REQUIRE(bad.spans.size() == 1);
    CHECK(bad.spans[0].end_s == 5);
    CHECK_FALSE(bad.usage.has_value());
}

TEST_CASE("beside a side that is ended, the others keep their figures and are judged") {
    staged_lesson t({"good", "bad"});
    t.plan.limit = 5s;
    t.stages.play("good", stage_script().arrives().works(2s));
    t.stages.play("bad", stage_script().arrives().hangs());
    t.run();
    const recording& good = t.recording_of("good");
    CHECK(good.exit == ending::ok);
    CHECK(good.problem.empty());
    CHECK(good.wall_s == 2);
    CHECK(good.usage.has_value());
    CHECK(t.stages.life_of("good").has_exited);
    CHECK(t.stages.life_of("good").let_go_at == 2s);
    CHECK_FALSE(t.outcome.is_complete());
    REQUIRE(t.outcome.claims.size() == 1);
    CHECK(t.outcome.claims[0].verdict == verdict::pass);
}

TEST_CASE("a side that ends at the last moment has ended") {
    staged_lesson t({"late"});
    t.plan.limit = 5s;
    t.stages.play("late", stage_script().arrives().works(5s - 1ns));
    t.run();
    CHECK(t.recording_of("late").exit == ending::ok);
}

TEST_CASE("the limit holds for a side that has closed its output, too") {
    staged_lesson t({"mute"});
    t.plan.limit = 5s;
    t.stages.play("mute", stage_script().arrives().works(1s).closes_output().hangs());
    t.run();
    check_ended_at_limit_of_five(t, "mute");
}

TEST_CASE("a side that never arrives is ended, and so are those that wait for it") {
    staged_lesson t({"good", "bad"});
    t.plan.limit = 5s;
    t.stages.play("good", stage_script().arrives().works(1s));
    t.stages.play("bad", stage_script().hangs());
    t.run();
    for (const char* side : {"good", "bad"}) {
        check_ended_at_limit_of_five(t, side);
        CHECK(t.recording_of(side).wall_s == 0);  // it never began
        CHECK(t.stages.life_of(side).words.empty());
    }
}

TEST_CASE("every side in turn, and every round, has the whole limit") {
    staged_lesson t({"bad", "good"});
    t.what.order = sides_run::one_after_the_other;
    t.plan.limit = 5s;
    t.plan.rounds = 2;
    t.stages.play("bad", stage_script().arrives().hangs());
    t.stages.play("good", stage_script().arrives().works(4s));
    t.run();
    std::vector<aio::duration> ends;
    for (const stage_life& l : t.stages.lives()) ends.push_back(l.let_go_at.value());
    CHECK(ends == std::vector<aio::duration>{5s, 9s, 14s, 18s});
    for (const recording& r : t.outcome.find("bad")->runs) CHECK(r.exit == ending::timeout);
    for (const recording& r : t.outcome.find("good")->runs) CHECK(r.exit == ending::ok);
}
