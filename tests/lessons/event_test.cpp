// Lesson `event` on the virtual clock: who is woken when, and how often in vain.
#include <doctest/doctest.h>

#include <algorithm>

#include "lessons/catalog.hpp"
#include "lessons/virtual_run.hpp"

using namespace asyncdemo;

namespace {

lesson_run event_with(double after_s, double interval_s) {
    const lesson& l = find(all_lessons(), "event")->lesson;
    settings chosen = l.default_settings();
    chosen.values["tasks"] = 3;
    chosen.values["after"] = after_s;
    chosen.values["interval"] = interval_s;
    return run_virtually(l, chosen, true);
}

struct moment {
    std::string event;
    double at_s;
    friend bool operator==(const moment&, const moment&) = default;
};

std::vector<moment> moments(const lesson_run& run, std::string_view side) {
    std::vector<moment> all;
    for (const mark& m : run.find(side)->runs.front().marks) {
        all.push_back({m.lane + " " + m.what, m.at_s});
    }
    return all;
}

}  // namespace

TEST_CASE("tasks that poll look at each interval, and notice the signal at the next one") {
    const lesson_run run = event_with(2.3, 1);
    CHECK((moments(run, "polling") == std::vector<moment>{{"task 1 looks in vain", 1},
                                                          {"task 2 looks in vain", 1},
                                                          {"task 1 looks in vain", 2},
                                                          {"task 2 looks in vain", 2},
                                                          {"signal comes", 2.3},
                                                          {"task 1 goes on", 3},
                                                          {"task 2 goes on", 3},
                                                          {"task 3 goes on", 3.3}}));
    CHECK(run.metric("polling", "wasted") == 4);
    CHECK(run.metric("polling", "late_s") == 0.7);
}

TEST_CASE("an event wakes its tasks at the signal, in the order in which they came") {
    const lesson_run run = event_with(2.3, 1);
    CHECK((moments(run, "event") == std::vector<moment>{{"signal comes", 2.3},
                                                        {"task 1 goes on", 2.3},
                                                        {"task 2 goes on", 2.3},
                                                        {"task 3 goes on", 3.3}}));
    CHECK(run.metric("event", "wasted") == 0);
    CHECK(run.metric("event", "late_s") == 0);
}

TEST_CASE("who comes after a pulse waits for the next one") {
    const lesson_run run = event_with(2.3, 1);
    CHECK((moments(run, "pulse") == std::vector<moment>{{"signal comes", 2.3},
                                                        {"task 1 goes on", 2.3},
                                                        {"task 2 goes on", 2.3},
                                                        {"task 3 goes on", 5.3}}));
    CHECK(run.metric("pulse", "late_s") == 2);
}

TEST_CASE("polling can be lucky, and can have no time for a look in vain") {
    const lesson_run lucky = event_with(2, 1);
    CHECK(lucky.metric("polling", "wasted") == 2);
    CHECK(lucky.metric("polling", "late_s") == 0);
    const lesson_run soon = event_with(0.5, 1);
    CHECK(soon.metric("polling", "wasted") == 0);
    CHECK(soon.metric("polling", "late_s") == 0.5);
    for (const judged_claim& c : soon.claims) {
        CAPTURE(c.text);
        CHECK((c.verdict == verdict::pass) == !c.text.starts_with("pulse (as event) lets all"));
    }
}
