// Ctrl-C: whatever a side does at the moment, its process is ended at once, and what was measured
// until then is kept and judged.
#include <doctest/doctest.h>

#include <csignal>

#include "runner/staged_lesson.hpp"

using namespace asyncdemo;
using namespace std::chrono_literals;

namespace {

void check_interrupted(const staged_lesson& t, const std::string& side, aio::duration at) {
    CAPTURE(side);
    const recording& r = t.recording_of(side);
    CHECK(r.exit == ending::interrupted);
    CHECK(r.problem == "was interrupted");
    CHECK(r.phase == phase::over);
    CHECK(t.stages.life_of(side).let_go_at == at);
    CHECK_FALSE(t.stages.life_of(side).has_exited);
    CHECK(t.stages.none_is_left());
    CHECK(t.outcome.was_interrupted);
    CHECK_FALSE(t.outcome.is_complete());
}

}  // namespace

TEST_CASE("interrupted before they have arrived, sides have taken no time") {
    staged_lesson t({"first", "second"});
    for (const char* side : {"first", "second"}) {
        t.stages.play(side, stage_script().takes(9s).arrives().works(2s));
    }
    t.run_until_interrupted(1s);
    for (const char* side : {"first", "second"}) {
        check_interrupted(t, side, 1s);
        CHECK(t.recording_of(side).wall_s == 0);
    }
    CHECK(t.outcome.claims.empty());
    CHECK(t.outcome.verdict() == verdict::inconclusive);
}

TEST_CASE("interrupted while one waits for the other to arrive, neither gets the word") {
    staged_lesson t({"early", "late"});
    t.stages.play("early", stage_script().arrives().works(2s));
    t.stages.play("late", stage_script().takes(9s).arrives().works(2s));
    t.run_until_interrupted(1s);
    for (const char* side : {"early", "late"}) {
        check_interrupted(t, side, 1s);
        CHECK(t.recording_of(side).wall_s == 0);
        CHECK(t.stages.life_of(side).words.empty());
    }
}

TEST_CASE(
    "interrupted while it runs, a side has taken the time until then, and so have its spans") {
    staged_lesson t({"side"});
    t.stages.play("side", stage_script().takes(1s).arrives().works(5s));
    t.run_until_interrupted(3s);
    check_interrupted(t, "side", 3s);
    CHECK(t.recording_of("side").wall_s == 2);
    REQUIRE(t.recording_of("side").spans.size() == 1);
    CHECK(t.recording_of("side").spans[0].end_s == 2);
}

TEST_CASE("a side that a signal to all has ended a moment before is interrupted, and not crashed") {
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        CAPTURE(signal);
        staged_lesson t({"side"});
        t.stages.play("side", stage_script().takes(950ms).dies(signal));
        t.run_until_interrupted(1s);
        CHECK(t.recording_of("side").exit == ending::interrupted);
    }
}

TEST_CASE("interrupted with its clients, both processes of a side are ended") {
    staged_lesson t({"side"});
    t.add_clients("side");
    t.stages.play("side", stage_script().arrives().tells(ready{0, {9001}}).works(9s));
    t.stages.play("side's clients", stage_script().arrives().hangs());
    t.run_until_interrupted(3s);
    check_interrupted(t, "side", 3s);
    CHECK(t.stages.life_of("side's clients").let_go_at == 3s);
}

TEST_CASE("interrupted after it has finished but before its process has gone, a side is not over") {
    for (const stage_script& goes_late :
         {stage_script().arrives().works(2s).takes(9s),
          stage_script().arrives().works(2s).closes_output().takes(9s)}) {
        staged_lesson t({"side"});
        t.stages.play("side", goes_late);
        t.run_until_interrupted(3s);
        check_interrupted(t, "side", 3s);
    }
}

TEST_CASE("a side that is over when the others are interrupted keeps its figures, and is judged") {
    staged_lesson t({"short", "long"});
    t.stages.play("short", stage_script().arrives().works(1s));
    t.stages.play("long", stage_script().arrives().works(9s));
    t.run_until_interrupted(3s);
    check_interrupted(t, "long", 3s);
    CHECK(t.recording_of("short").exit == ending::ok);
    CHECK(t.recording_of("short").wall_s == 1);
    REQUIRE(t.outcome.claims.size() == 1);
    CHECK(t.outcome.claims[0].verdict == verdict::pass);
}

TEST_CASE("of sides that run in turn, one that was not reached did not run") {
    staged_lesson t({"first", "second"});
    t.what.order = sides_run::one_after_the_other;
    t.stages.play("first", stage_script().arrives().works(9s));
    t.stages.play("second", stage_script().arrives().works(9s));
    t.run_until_interrupted(3s);
    check_interrupted(t, "first", 3s);
    CHECK(t.stages.lives().size() == 1);
    CHECK(t.recording_of("second").exit == ending::interrupted);
    CHECK(t.recording_of("second").problem == "did not run");
    CHECK(t.recording_of("second").phase == phase::over);
}

TEST_CASE("an interrupted round is dropped when there is one that was finished") {
    staged_lesson t({"short", "long"});
    t.plan.rounds = 9;
    t.stages.play("short", stage_script().arrives().works(1s));
    t.stages.play("long", stage_script().arrives().works(2s));
    t.run_until_interrupted(3s);
    for (const char* side : {"short", "long"}) {
        REQUIRE(t.outcome.find(side)->runs.size() == 1);
        CHECK(t.recording_of(side).exit == ending::ok);
    }
    CHECK(t.outcome.lateness_s.size() == 1);
    CHECK(t.outcome.claims.size() == 2);
    CHECK(t.outcome.verdict() == verdict::pass);
    CHECK(t.outcome.was_interrupted);
    CHECK_FALSE(t.outcome.is_complete());  // of the nine rounds that were asked for
    CHECK(t.stages.none_is_left());
}
