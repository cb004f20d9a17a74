// The three loops of the lesson `event-loop`, and the one with the mistake.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "lessons/catalog.hpp"
#include "lessons/virtual_run.hpp"

using namespace asyncdemo;

namespace {

const lesson& event_loop() { return find(all_lessons(), "event-loop")->lesson; }

recording run_loop(std::string_view side, double actions) {
    settings chosen = event_loop().default_settings();
    chosen.values.find("silence")->second = 0.02;
    chosen.values.find("actions")->second = actions;
    return record_really(*event_loop().find_side(side), chosen);
}

std::vector<std::string> order_of(const recording& r) {
    std::vector<std::string> order;
    for (const mark& m : r.marks) order.push_back(m.lane + " " + m.what);
    return order;
}

}  // namespace

TEST_CASE("every loop lets the three take turns, and loses no item, however many there are") {
    const std::vector<std::string> in_turn{"A puts 1", "B puts 2", "consumer takes 1",
                                           "A puts 3", "B puts 4", "consumer takes 2"};
    for (const std::string side : {"deque", "select", "libuv"}) {
        for (const int actions : {4, 5, 1001}) {
            CAPTURE(side);
            CAPTURE(actions);
            const recording r = run_loop(side, actions);
            CHECK(order_of(r) == in_turn);
            CHECK(r.metrics.at("taken") == actions);
            CHECK(r.metrics.at("in_turn") == actions);
        }
    }
}

TEST_CASE("our loop takes half a million items, all of them in their turn") {
    const recording r = run_loop("libuv", 500'000);
    CHECK(r.metrics.at("taken") == 500'000);
    CHECK(r.metrics.at("in_turn") == 500'000);
}

TEST_CASE("a stack lets the last producer come to its end first, and the consumer wait for all") {
    const recording r = run_loop("newest-first", 1001);
    CHECK(order_of(r) == std::vector<std::string>{"A puts 1", "B puts 2", "B puts 4", "A puts 3",
                                                  "consumer takes 1", "consumer takes 2"});
    CHECK(r.metrics.at("taken") == 1001);
    CHECK(r.metrics.at("in_turn") < 10);
}
