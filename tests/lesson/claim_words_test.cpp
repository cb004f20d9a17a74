#include "lesson/claim_words.hpp"

#include <doctest/doctest.h>

using namespace asyncdemo;
using namespace std::chrono_literals;

namespace {

constexpr parameter<duration> patience{"patience", 2s, 1ms, 60s, ""};
constexpr parameter<integer> room{"room", 3, 1, 10, ""};

duration twice(const settings& chosen) { return 2 * chosen[patience]; }

finding found(const claim_judge& judge, const recording& of) {
    settings chosen;
    chosen.values = {{"patience", 2.0}, {"room", 3.0}};
    const side_view::lookup nobody = [](std::string_view) { return nullptr; };
    return judge(side_view(of, chosen, nobody));
}

recording with_marks(const std::vector<mark>& marks) {
    recording r;
    r.marks = marks;
    return r;
}

}  // namespace

TEST_CASE("a figure is held against a number, a parameter, or what a function makes of them") {
    recording r;
    r.wall_s = 3;
    CHECK_FALSE(found(wall() <= 2s, r).holds());
    CHECK_FALSE(found(wall() <= patience, r).holds());
    CHECK(found(wall() <= twice, r).holds());
    CHECK(found(wall() >= 2s, r).holds());
    CHECK(found(wall() <= times(1.5, patience), r).holds());
    CHECK_FALSE(found(wall() <= times(1.4, patience), r).holds());
}

TEST_CASE("a margin for being late is one for the real clock alone") {
    settings chosen;
    chosen.values = {{"patience", 2.0}};
    CHECK(with_margin(1.5, patience)(chosen) == 3s);
    chosen.clock = clock_kind::simulated;
    CHECK(with_margin(1.5, patience)(chosen) == 2s);
}

TEST_CASE("a claim that holds by the choice of the settings alone says nothing") {
    const auto is_long = [](const settings& chosen) { return chosen[patience] > 5s; };
    const auto is_short = [](const settings& chosen) { return chosen[patience] < 5s; };
    recording r;
    r.wall_s = 1;
    CHECK(found(tells_if(is_short, "it is long", wall() <= patience), r).holds());
    CHECK(found(tells_if(is_long, "it is short", wall() <= patience), r).unanswerable ==
          "it is short");
    r.wall_s = 3;  // that fails, whatever was chosen
    const finding wrong = found(tells_if(is_long, "it is short", wall() <= patience), r);
    CHECK(wrong.unanswerable.empty());
    CHECK_FALSE(wrong.holds());
}

TEST_CASE("a claim on Python with its lock, or without, is judged where that is so") {
    recording r;
    r.metrics = {{"gil", 1}};
    CHECK(found(with_gil(in_flight() == 0), r).holds());
    CHECK_THROWS_AS(found(without_gil(in_flight() == 0), r), not_recorded);
    r.metrics = {{"gil", 0}};
    CHECK(found(without_gil(in_flight() == 0), r).holds());
    CHECK_THROWS_AS(found(with_gil(in_flight() == 0), r), not_recorded);
}

TEST_CASE("counts and times are those that the side recorded") {
    recording r;
    r.metrics = {{"dropped", 3}, {"age_s", 0.5}};
    CHECK(found(count_of("dropped") == room, r).holds());
    CHECK_FALSE(found(count_of("dropped") <= 2, r).holds());
    CHECK(found(time_of("age_s") <= 500ms, r).holds());
    CHECK_THROWS_AS(found(count_of("made") == 1, r), not_recorded);
}

TEST_CASE("spans and threads are counted at their peak") {
    recording r;
    r.spans = {{"A", "waits", 0, 2}, {"B", "waits", 1, 3}};
    CHECK(found(in_flight() == 2, r).holds());
    CHECK(found(in_flight("waits") == 2, r).holds());
    CHECK(found(in_flight("counts") == 0, r).holds());
    CHECK_THROWS_AS(found(threads() == 1, r), not_recorded);
    r.usage = resource_usage{.peak_threads = 1};
    CHECK(found(threads() == 1, r).holds());
}

TEST_CASE("the order of events holds to the letter, and tells how many came as expected") {
    const auto judge = happens_in_order({"A begins", "B begins", "A ends"});
    CHECK(found(judge, with_marks({{"A", "begins"}, {"B", "begins"}, {"A", "ends"}})).holds());
    CHECK(found(judge, with_marks({{"A", "begins"}, {"A", "ends"}, {"B", "begins"}})).measured ==
          1);
    CHECK(found(judge, with_marks({{"A", "begins"}, {"B", "begins"}})).measured == 2);
    const finding more =
        found(judge, with_marks({{"A", "begins"}, {"B", "begins"}, {"A", "ends"}, {"B", "ends"}}));
    CHECK_FALSE(more.holds());
    CHECK(more.measured == 4);
}

TEST_CASE("what outlives an event is counted: spans that end later, and marks") {
    const auto judge = nothing_outlives("group ends");
    recording r = with_marks({{"A", "ends", 1}, {"group", "ends", 2}});
    r.spans = {{"A", "works", 0, 1}, {"B", "works", 0, 2}};
    CHECK(found(judge, r).holds());
    r.spans.push_back({"C", "works", 0, 3});
    r.marks.push_back({"C", "ends", 3});
    CHECK(found(judge, r).measured == 2);
}

TEST_CASE("what never happened is outlived by everything") {
    recording r = with_marks({{"A", "ends", 0}});
    r.spans = {{"A", "works", 0, 0}};
    CHECK(found(nothing_outlives("group ends"), r).measured == 2);
}
