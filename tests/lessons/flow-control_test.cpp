// Lesson `flow-control`: the account of the items by their numbers, and what it takes to say
// anything.
#include <doctest/doctest.h>

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "lessons/catalog.hpp"
#include "lessons/flow-control/item_numbers.hpp"
#include "lessons/made_up_run.hpp"
#include "lessons/random_settings.hpp"

using namespace asyncdemo;
using namespace asyncdemo::lessons;

namespace {

const lesson& flow_control_lesson() { return find(all_lessons(), "flow-control")->lesson; }

// Numbers that follow each other, and what became of them.
struct stretch {
    std::string fate;
    std::int64_t first;
    std::int64_t last;
};

// A side of ten items, with these fates and figures.
verdict judged(std::string_view side, const std::vector<stretch>& fates,
               std::map<std::string, double, std::less<>> figures, std::string_view claim,
               double items = 10) {
    recording r;
    for (const stretch& s : fates) {
        r.rows.push_back({{"fate", s.fate}, {"first", s.first}, {"last", s.last}});
    }
    r.metrics = std::move(figures);
    lesson_run run = made_up_run(flow_control_lesson());
    run.chosen.values["items"] = items;
    run.sides = {{flow_control_lesson().find_side(side), {r}}};
    return verdict_of(std::move(run), claim);
}

verdict accounted(const std::vector<stretch>& fates) {
    return judged("shed", fates, {}, "accounts for every item");
}

}  // namespace

TEST_CASE("an item is accounted for when it was passed on once, or refused") {
    CHECK(accounted({{"accepted", 1, 10}, {"passed on", 1, 10}}) == verdict::pass);
    CHECK(accounted({{"accepted", 1, 4}, {"refused", 5, 10}, {"passed on", 1, 4}}) ==
          verdict::pass);
    CHECK(accounted({{"refused", 1, 10}}) == verdict::pass);
}

TEST_CASE("an item that is lost, doubled, unheard of or passed on though it was refused is found") {
    CHECK(accounted({{"accepted", 1, 10}, {"passed on", 1, 9}}) == verdict::fail);
    CHECK(accounted({{"accepted", 1, 10}, {"passed on", 1, 9}, {"passed on", 9, 9}}) ==
          verdict::fail);
    CHECK(accounted({{"accepted", 1, 9}, {"passed on", 1, 9}}) == verdict::fail);
    CHECK(accounted({{"accepted", 1, 9}, {"refused", 10, 10}, {"passed on", 1, 10}}) ==
          verdict::fail);
}

TEST_CASE("the numbers of an account are read as they were told") {
    const std::vector<row> rows{{{"fate", "refused"}, {"first", 3}, {"last", 5}},
                                {{"fate", "accepted"}, {"first", 6}, {"last", 6}},
                                {{"fate", "refused"}, {"first", 8}, {"last", 8}}};
    CHECK(flow_control::numbers_of(rows, "refused") == std::vector<integer>{3, 4, 5, 8});
    CHECK(flow_control::numbers_of(rows, "lost").empty());
}

TEST_CASE("a service piles up what was sent and can't have been passed on") {
    const auto piled_up = [](double upload_s, double most_waiting) {
        return judged("unbounded", {}, {{"upload_s", upload_s}, {"most_waiting", most_waiting}},
                      "holds all that the service", 1000);
    };
    CHECK(piled_up(2, 600) == verdict::pass);
    CHECK(piled_up(2, 10) == verdict::fail);
    CHECK(piled_up(4.99, 3) == verdict::inconclusive);  // the client was slow itself
}

TEST_CASE("a client that can't write has to be slow, unless the system holds nearly all") {
    const auto slowed = [](double upload_s, double most_underway) {
        return judged("stop-reading", {},
                      {{"upload_s", upload_s}, {"most_underway", most_underway}},
                      "waits for no answer", 1000);
    };
    CHECK(slowed(4.9, 20) == verdict::pass);
    CHECK(slowed(2, 20) == verdict::fail);
    CHECK(slowed(2, 700) == verdict::inconclusive);
}
