// When the sides of a lesson begin: all at the word, or one after the other, round by round.
#include <doctest/doctest.h>

#include "runner/staged_lesson.hpp"

using namespace asyncdemo;
using namespace std::chrono_literals;

namespace {

aio::duration begin_of(const stage_life& l) {
    REQUIRE(l.words.size() == 1);
    return l.words[0].first;
}

}  // namespace

TEST_CASE("sides that run together begin together, when the last one has arrived") {
    staged_lesson t({"early", "late", "later"});
    t.stages.play("early", stage_script().arrives().works(1s));
    t.stages.play("late", stage_script().takes(1s).arrives().works(1s));
    t.stages.play("later", stage_script().takes(3s).arrives().works(1s));
    t.run();
    for (const char* side : {"early", "late", "later"}) {
        CAPTURE(side);
        CHECK(begin_of(t.stages.life_of(side)) == 3s);
        CHECK(t.recording_of(side).exit == ending::ok);
        CHECK(t.recording_of(side).wall_s == 1);
    }
    CHECK(t.outcome.is_complete());
    CHECK(t.outcome.verdict() == verdict::pass);
}

TEST_CASE("the time of a side that is ended counts from the word, not from its start") {
    staged_lesson t({"early", "late"});
    t.plan.limit = 5s;
    t.stages.play("early", stage_script().arrives().hangs());
    t.stages.play("late", stage_script().takes(3s).arrives().works(1s));
    t.run();
    CHECK(t.recording_of("early").exit == ending::timeout);
    CHECK(t.recording_of("early").wall_s == 2);
}

TEST_CASE("sides that run in turn start when the one before has ended") {
    staged_lesson t({"first", "second"});
    t.what.order = sides_run::one_after_the_other;
    t.stages.play("first", stage_script().takes(1s).arrives().works(2s));
    t.stages.play("second", stage_script().takes(1s).arrives().works(2s));
    t.run();
    CHECK(begin_of(t.stages.life_of("first")) == 1s);
    CHECK(begin_of(t.stages.life_of("second")) == 4s);
    CHECK(t.outcome.is_complete());
}

TEST_CASE("a round begins when the one before is over, with processes of its own") {
    staged_lesson t({"short", "long"});
    t.plan.rounds = 3;
    t.stages.play("short", stage_script().arrives().works(1s));
    t.stages.play("long", stage_script().arrives().works(2s));
    t.run();
    std::vector<aio::duration> begins;
    for (const stage_life& l : t.stages.lives()) begins.push_back(begin_of(l));
    CHECK(begins == std::vector<aio::duration>{0s, 0s, 2s, 2s, 4s, 4s});
    CHECK(t.outcome.find("short")->runs.size() == 3);
    CHECK(t.outcome.lateness_s == std::vector<double>{0, 0, 0});
    CHECK(t.stages.none_is_left());
}
