// Lesson `startup`: what is judged of which failures.
#include <doctest/doctest.h>

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "aio/run.hpp"
#include "aio/task_group.hpp"
#include "lessons/catalog.hpp"
#include "lessons/made_up_run.hpp"
#include "lessons/startup/server.hpp"
#include "stage/recorded.hpp"

using namespace asyncdemo;

namespace {

const lesson& startup_lesson() { return find(all_lessons(), "startup")->lesson; }

verdict judged(std::string_view side, std::map<std::string, double, std::less<>> figures,
               std::string_view claim, double per_second = 100) {
    recording r;
    r.metrics = std::move(figures);
    lesson_run run = made_up_run(startup_lesson());
    run.chosen.values["rate"] = per_second;
    run.sides = {{startup_lesson().find_side(side), {r}}};
    return verdict_of(std::move(run), claim);
}

}  // namespace

TEST_CASE("a server that ends at once cuts off what it has in hand, no less and no more") {
    const auto all = [](double cut_off) {
        return judged("at-once", {{"cut_off", cut_off}, {"in_hand", 40}}, "has in hand");
    };
    const auto no_more = [](double cut_off, double unaccepted) {
        return judged("at-once",
                      {{"cut_off", cut_off},
                       {"in_hand", 40},
                       {"unaccepted", unaccepted},
                       {"closed_s", 0.0001}},
                      "nothing else");
    };
    CHECK(all(40) == verdict::pass);
    CHECK(all(39) == verdict::fail);
    CHECK(no_more(41, 0) == verdict::pass);
    CHECK(no_more(42, 0) == verdict::fail);
    CHECK(no_more(45, 5) == verdict::pass);
}

TEST_CASE("a server that is drained loses only what it had not accepted") {
    const auto drained = [](double failed, double unaccepted, double closed_s = 0.0001) {
        return judged("drain",
                      {{"failed", failed}, {"unaccepted", unaccepted}, {"closed_s", closed_s}},
                      "loses nothing");
    };
    CHECK(drained(0, 0) == verdict::pass);
    CHECK(drained(3, 2) == verdict::pass);
    CHECK(drained(40, 0) == verdict::fail);
    CHECK(drained(40, 0, 0.02) == verdict::inconclusive);  // nobody listened for so long
}

TEST_CASE("one lost request is one too many for a hand-over and for a balancer that looks") {
    for (const char* side : {"hand-over", "ready-check", "alive-check", "listens-first"}) {
        CAPTURE(side);
        CHECK(judged(side, {{"failed", 0}}, "loses no request") == verdict::pass);
        CHECK(judged(side, {{"failed", 1}}, "loses no request") == verdict::fail);
    }
}

TEST_CASE("where hardly a request comes, no restart can be told from another") {
    CHECK(judged("hand-over", {{"failed", 0}}, "loses no request", 1) == verdict::inconclusive);
    CHECK(judged("ready-check", {{"failed", 0}}, "loses no request", 1) == verdict::inconclusive);
    CHECK(judged("accepts-too-early", {{"http_500", 0}, {"too_early", 0}}, "answers 500", 1) ==
          verdict::inconclusive);
}

TEST_CASE("answers that no server gave, or that nobody got, are found") {
    const auto counted = [](double answered) {
        return judged("drain",
                      {{"answered", answered}, {"answered_by_old", 100}, {"answered_by_new", 700}},
                      "as many answers");
    };
    CHECK(counted(800) == verdict::pass);
    CHECK(counted(799) == verdict::fail);
}

TEST_CASE(
    "everybody who comes too early gets a 500, and a machine that is too late tells nothing") {
    const auto answered = [](double http_500, double too_early) {
        return judged("accepts-too-early", {{"http_500", http_500}, {"too_early", too_early}},
                      "answers 500");
    };
    CHECK(answered(200, 200) == verdict::pass);
    CHECK(answered(150, 150) == verdict::pass);
    CHECK(answered(199, 200) == verdict::fail);
    CHECK(answered(50, 50) == verdict::inconclusive);
}

TEST_CASE("everybody who comes to a closed door is refused, as far as the machine is in time") {
    const auto refused = [](double count, double late) {
        return judged("listens-when-ready",
                      {{"refused", count}, {"closed_s", 2}, {"lateness_s", late}}, "has everybody");
    };
    CHECK(refused(200, 0) == verdict::pass);
    CHECK(refused(150, 0) == verdict::fail);
    CHECK(refused(150, 0.5) == verdict::pass);
    CHECK(refused(0, 1.5) == verdict::inconclusive);
}

// On a machine that is late, the moment to end it has passed when it is told to begin.
TEST_CASE("a server that is told to begin and to end in the same moment does both") {
    told_on<aio::real_clock>([](stage& on) {
        aio::real_clock time;
        aio::loop loop(time);
        aio::run(loop, [](stage& where) -> aio::task<> {
            lessons::startup::service whole;
            lessons::startup::server old(where, whole, "old");
            loop_listener door(where);
            co_await aio::with_task_group([&](aio::task_group& tasks) -> aio::task<> {
                tasks.spawn(old.serve(door));
                co_await old.end_at_once();
                co_await old.ended();
            });
        }(on));
    });
}
