#include "runner/staged_lesson.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "aio/first_of.hpp"
#include "aio/run.hpp"
#include "aio/sleep.hpp"
#include "lesson/claim.hpp"
#include "runner/lesson_runner.hpp"

namespace asyncdemo {
namespace {

using namespace std::chrono_literals;

void run_nothing(stage&) {}
aio::task<> knock_nowhere(stage&) { co_return; }

finding waits_once(const side_view& side) { return exactly(side.in_flight(), 1); }

aio::task<> come_after(aio::duration d) { co_await aio::sleep(d); }

aio::task<bool> is_interrupted(lesson_runner& runner, aio::duration after) {
    const auto [over, interrupted] = co_await aio::first_of(runner.run(), come_after(after));
    co_return !over;
}

}  // namespace

staged_lesson::staged_lesson(std::initializer_list<std::string_view> sides) {
    what.name = "staged";
    for (const std::string_view name : sides) {
        what.sides.push_back({.name = std::string(name), .about = "is played", .run = run_nothing});
        what.claims.push_back({name, "waits once", waits_once});
    }
    plan.of = &what;
    for (const side& s : what.sides) plan.sides.push_back(&s);
    plan.limit = 1min;
}

void staged_lesson::add_clients(std::string_view side) {
    const auto its = std::find_if(what.sides.begin(), what.sides.end(),
                                  [side](const asyncdemo::side& s) { return s.name == side; });
    REQUIRE(its != what.sides.end());
    its->companion = knock_nowhere;
}

void staged_lesson::run() {
    aio::virtual_clock time;
    lesson_runner runner(plan, outcome, stages.starter());
    aio::run(runner.run(), time);
}

void staged_lesson::run_until_interrupted(aio::duration d) {
    aio::virtual_clock time;
    lesson_runner runner(plan, outcome, stages.starter());
    REQUIRE(aio::run(is_interrupted(runner, d), time));
}

const recording& staged_lesson::recording_of(std::string_view side) const {
    const side_run* const its = outcome.find(side);
    REQUIRE(its != nullptr);
    return its->runs.back();
}

}  // namespace asyncdemo
