// Sides whose process goes, cannot start, or says that it failed: each is told with what happened.
#include <doctest/doctest.h>

#include <csignal>
#include <cstring>
#include <string>
#include <utility>

#include "runner/staged_lesson.hpp"

using namespace asyncdemo;
using namespace std::chrono_literals;

namespace {

// Beside a good side, which must not be harmed.
recording run_beside_good_one(const stage_script& bad) {
    staged_lesson t({"good", "bad"});
    t.stages.play("good", stage_script().arrives().works(2s));
    t.stages.play("bad", bad);
    t.run();
    CHECK(t.recording_of("good").exit == ending::ok);
    CHECK(t.recording_of("good").wall_s == 2);
    REQUIRE(t.outcome.claims.size() == 1);
    CHECK(t.outcome.claims[0].verdict == verdict::pass);
    CHECK(t.stages.life_of("bad").has_exited);
    CHECK(t.stages.none_is_left());
    CHECK(t.recording_of("bad").phase == phase::over);
    return t.recording_of("bad");
}

std::string crashed_by(int signal) { return std::string("crashed (") + ::strsignal(signal) + ")"; }

}  // namespace

TEST_CASE("a side that crashes before it has arrived holds nobody up") {
    const recording r = run_beside_good_one(stage_script().takes(1s).dies(SIGSEGV));
    CHECK(r.exit == ending::crashed);
    CHECK(r.problem == crashed_by(SIGSEGV));
    CHECK(r.wall_s == 0);
}

TEST_CASE("a side that crashes in the middle keeps what it told until then") {
    const recording r = run_beside_good_one(
        stage_script().arrives().tells(span_begun{0, "A", "waits", 0}).takes(1s).dies(SIGABRT));
    CHECK(r.exit == ending::crashed);
    CHECK(r.problem == crashed_by(SIGABRT));
    CHECK(r.wall_s == 1);
    REQUIRE(r.spans.size() == 1);
    CHECK(r.spans[0].end_s == 1);
    CHECK_FALSE(r.usage.has_value());
}

TEST_CASE("a side that somebody else ends by SIGTERM has crashed") {
    const recording r = run_beside_good_one(stage_script().arrives().takes(1s).dies(SIGTERM));
    CHECK(r.exit == ending::crashed);
    CHECK(r.problem == crashed_by(SIGTERM));
}

TEST_CASE("a side that crashes after it has finished has crashed all the same") {
    const recording r = run_beside_good_one(stage_script().arrives().works(1s).dies(SIGSEGV));
    CHECK(r.exit == ending::crashed);
    CHECK(r.problem == crashed_by(SIGSEGV));
}

TEST_CASE("a side that goes without a word is told with its exit code, wherever it was") {
    for (const stage_script& goes :
         {stage_script(), stage_script().tells(arrived{}), stage_script().arrives().takes(1s)}) {
        for (const int code : {0, 7}) {
            const recording r = run_beside_good_one(stage_script(goes).exits(code));
            CHECK(r.exit == ending::crashed);
            CHECK(r.problem == "ended too early, with exit code " + std::to_string(code));
        }
    }
}

TEST_CASE("the exit code of a side that has finished does not matter") {
    staged_lesson t({"odd"});
    t.stages.play("odd", stage_script().arrives().works(1s).exits(7));
    t.run();
    CHECK(t.recording_of("odd").exit == ending::ok);
}

TEST_CASE("a side that says what went wrong is told with that, and ended at once") {
    staged_lesson t({"bad"});
    t.stages.play("bad", stage_script().arrives().takes(1s).tells(failed{"no luck"}).hangs());
    t.run();
    CHECK(t.recording_of("bad").exit == ending::failed);
    CHECK(t.recording_of("bad").problem == "no luck");
    CHECK(t.recording_of("bad").wall_s == 1);
    CHECK(t.stages.life_of("bad").let_go_at == 1s);
}

TEST_CASE("a side that can't be started is told with advice, and holds nobody up") {
    staged_lesson t({"good", "bad"});
    t.stages.play("good", stage_script().arrives().works(2s));
    t.run();
    CHECK(t.recording_of("good").exit == ending::ok);
    CHECK(t.recording_of("bad").exit == ending::failed);
    CHECK(t.recording_of("bad").problem.find("start bad") != std::string::npos);
    CHECK(t.recording_of("bad").problem.find("--side") != std::string::npos);
    CHECK(t.stages.none_is_left());
}

TEST_CASE("of what a side told of its threads and what was seen of them, the higher counts") {
    for (const auto& [told, seen] : {std::pair{1, 4}, std::pair{4, 1}}) {
        staged_lesson t({"side"});
        const finished end{1'000'000'000, resource_usage{.peak_threads = told}};
        t.stages.play("side", stage_script().arrives().takes(1s).tells(end).has_threads(seen));
        t.run();
        REQUIRE(t.recording_of("side").usage.has_value());
        CHECK(t.recording_of("side").usage->peak_threads == 4);
    }
}
