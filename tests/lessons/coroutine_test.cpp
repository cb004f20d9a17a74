// What is particular of `coroutine`.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>

#include "lessons/catalog.hpp"
#include "lessons/virtual_run.hpp"

using namespace asyncdemo;

namespace {

lesson_run run_coroutine(bool with_mistakes) {
    const lesson& l = find(all_lessons(), "coroutine")->lesson;
    return run_virtually(l, l.default_settings(), with_mistakes);
}

std::vector<std::string> events_of(const lesson_run& run, std::string_view side) {
    std::vector<std::string> events;
    for (const mark& m : run.find(side)->runs.front().marks) {
        events.push_back(fmt::format("{:g} {} {}", m.at_s, m.lane, m.what));
    }
    return events;
}

}  // namespace

TEST_CASE("a coroutine begins when it is awaited, a task when its creator first waits") {
    const lesson_run run = run_coroutine(false);
    CHECK(events_of(run, "coroutine") ==
          std::vector<std::string>{"0 caller calls", "0 caller has a coroutine",
                                   "0 caller does something else", "0.5 caller awaits it",
                                   "0.5 body begins", "1.5 body ends", "1.5 caller gets 42"});
    CHECK(events_of(run, "task") ==
          std::vector<std::string>{"0 caller calls", "0 caller has a task",
                                   "0 caller does something else", "0 body begins",
                                   "0.5 caller awaits it", "1 body ends", "1 caller gets 42"});
}

TEST_CASE("what is never awaited never begins, and the time looks good") {
    const lesson_run run = run_coroutine(true);
    CHECK(events_of(run, "never-awaited") ==
          std::vector<std::string>{"0 caller calls", "0 caller has a coroutine",
                                   "0 caller does something else"});
    CHECK(run.wall_s("never-awaited") == 0.5);
}

TEST_CASE("at the ends of their ranges, the caller of the task is back before the body ends") {
    const lesson& l = find(all_lessons(), "coroutine")->lesson;
    settings chosen = l.default_settings();
    for (const any_parameter& p : l.parameters) {
        const auto& wait = std::get<parameter<duration>>(p);
        chosen.values.find(wait.name)->second =
            seconds(wait.name == "body" ? wait.least : wait.most).count();
    }
    CHECK(run_virtually(l, chosen, false).verdict() == verdict::pass);
}
