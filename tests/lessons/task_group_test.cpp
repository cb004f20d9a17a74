// Lesson `task-group`: who is cancelled, when, and what outlives what.
#include <doctest/doctest.h>

#include "lessons/catalog.hpp"
#include "lessons/virtual_run.hpp"

using namespace asyncdemo;

namespace {

lesson_run run_with(std::map<std::string, double, std::less<>> changed, bool with_mistake) {
    const lesson& l = find(all_lessons(), "task-group")->lesson;
    settings chosen = l.default_settings();
    for (const auto& [name, value] : changed) chosen.values[name] = value;
    return run_virtually(l, chosen, with_mistake);
}

using event = std::pair<double, std::string>;

std::vector<event> events_of(const lesson_run& run, std::string_view side) {
    std::vector<event> events;
    for (const mark& m : run.finished(side, 0)->marks) {
        events.emplace_back(m.at_s, m.lane + " " + m.what);
    }
    return events;
}

}  // namespace

TEST_CASE("gather lets the others come to their ends, then tells") {
    const lesson_run run = run_with({}, false);
    CHECK(events_of(run, "gather") == std::vector<event>{{1, "hotel fails"},
                                                         {2, "flight is booked"},
                                                         {3, "car is booked"},
                                                         {3, "you are told"}});
}

TEST_CASE("by hand or by a group, the others are cancelled when the hotel fails") {
    const lesson_run run = run_with({{"hotel", 0.5}, {"car", 30}}, false);
    for (const std::string_view side : {"by-hand", "task-group"}) {
        CAPTURE(side);
        CHECK(events_of(run, side) == std::vector<event>{{0.5, "hotel fails"},
                                                         {0.5, "flight is cancelled"},
                                                         {0.5, "car is cancelled"},
                                                         {0.5, "you are told"}});
        for (const span& s : run.finished(side, 0)->spans) CHECK(s.end_s == 0.5);
    }
}

TEST_CASE("what is left running is booked after the you were told") {
    const lesson_run run = run_with({}, true);
    CHECK(events_of(run, "left-running") == std::vector<event>{{1, "hotel fails"},
                                                               {1, "you are told"},
                                                               {2, "flight is booked"},
                                                               {3, "car is booked"}});
}
