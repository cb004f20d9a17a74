// Lesson `timeout`: how long the caller waits, and what becomes of the work.
#include <doctest/doctest.h>

#include <algorithm>

#include "lessons/catalog.hpp"
#include "lessons/virtual_run.hpp"

using namespace asyncdemo;

namespace {

lesson_run run_with(std::map<std::string, double, std::less<>> changed) {
    const lesson& l = find(all_lessons(), "timeout")->lesson;
    settings chosen = l.default_settings();
    for (const auto& [name, value] : changed) chosen.values[name] = value;
    return run_virtually(l, chosen, true);
}

std::vector<std::string> events_of(const lesson_run& run, std::string_view side) {
    std::vector<std::string> events;
    for (const mark& m : run.finished(side, 0)->marks) events.push_back(m.lane + " " + m.what);
    return events;
}

double end_of(const lesson_run& run, std::string_view side, std::string_view lane) {
    double end_s = -1;
    for (const span& s : run.finished(side, 0)->spans) {
        if (s.lane == lane) end_s = std::max(end_s, s.end_s);
    }
    return end_s;
}

using events = std::vector<std::string>;

}  // namespace

TEST_CASE("the work ends with the patience, before the caller goes on") {
    const lesson_run run = run_with({});
    CHECK(events_of(run, "none") == events{"try 1 answers", "caller has the answer"});
    CHECK(events_of(run, "timeout") == events{"try 1 is stopped", "caller gives up"});
    CHECK(end_of(run, "timeout", "try 1") == 1);
    CHECK(run.wall_s("timeout") == 1);
}

TEST_CASE("tries follow each other until one is quick") {
    const lesson_run run = run_with({{"slow", 2}});
    CHECK(events_of(run, "per-try") ==
          events{"try 1 is stopped", "try 2 is stopped", "try 3 answers", "caller has the answer"});
    CHECK(end_of(run, "per-try", "try 1") == 1);
    CHECK(end_of(run, "per-try", "try 2") == 2);
    CHECK(run.wall_s("per-try") == 2.2);
}

TEST_CASE("tries end, though each is slow") {
    const lesson_run run = run_with({{"slow", 5}, {"attempts", 2}});
    CHECK(events_of(run, "per-try") ==
          events{"try 1 is stopped", "try 2 is stopped", "caller gives up"});
    CHECK(run.wall_s("per-try") == 2);
    for (const judged_claim& c : run.claims) {
        CAPTURE(c.text);
        if (!c.text.starts_with("abandoned")) CHECK(c.verdict == verdict::pass);
    }
}

TEST_CASE("an abandoned call works on for nobody") {
    const lesson_run run = run_with({});
    CHECK(events_of(run, "abandoned") == events{"caller gives up", "try 1 answers"});
    CHECK(end_of(run, "abandoned", "try 1") == 3);
    CHECK(end_of(run, "abandoned", "caller") == 1);
}
