#include "lesson/recording.hpp"

#include <doctest/doctest.h>

#include <stdexcept>

using namespace asyncdemo;

namespace {

recording with_spans(std::vector<std::pair<double, double>> times) {
    recording r;
    for (const auto& [start_s, end_s] : times) r.spans.push_back({"lane", "waits", start_s, end_s});
    return r;
}

}  // namespace

TEST_CASE("without spans nothing is in flight") { CHECK(recording{}.peak_in_flight() == 0); }

TEST_CASE("spans one after the other are one in flight") {
    CHECK(with_spans({{0, 1}, {2, 3}}).peak_in_flight() == 1);
}

TEST_CASE("spans that touch do not overlap") {
    CHECK(with_spans({{0, 1}, {1, 2}, {2, 3}}).peak_in_flight() == 1);
    CHECK(with_spans({{1, 2}, {0, 1}}).peak_in_flight() == 1);
}

TEST_CASE("spans that overlap add up") {
    CHECK(with_spans({{0, 2}, {1, 3}}).peak_in_flight() == 2);
    CHECK(with_spans({{0, 9}, {1, 3}, {2, 4}, {5, 6}}).peak_in_flight() == 3);
    CHECK(with_spans({{0, 1}, {0, 1}, {0, 1}}).peak_in_flight() == 3);
}

TEST_CASE("a span that is still open is in flight from its begin on") {
    CHECK(with_spans({{0, still_open}, {1, still_open}}).peak_in_flight() == 2);
    CHECK(with_spans({{0, 1}, {1, still_open}}).peak_in_flight() == 1);
}

TEST_CASE("how many are in flight is a curve of one point for each moment at which that changes") {
    using points = std::vector<std::pair<double, double>>;
    const series open = with_spans({{0, 2}, {1, 2}, {2, 3}, {4, still_open}}).in_flight();
    CHECK(open.points == points{{0, 1}, {1, 2}, {2, 1}, {3, 0}, {4, 1}});
    CHECK(recording{}.in_flight().points.empty());
}

TEST_CASE("the order in which spans were recorded does not matter") {
    CHECK(with_spans({{5, 6}, {2, 4}, {0, 9}, {1, 3}}).peak_in_flight() == 3);
}

TEST_CASE("a series has the value of its last point") {
    const series s{"queue depth", {{1.0, 4}, {2.0, 7}, {2.0, 8}, {3.0, 1}}};
    CHECK(s.value_at(0.5) == 0);
    CHECK(s.value_at(1.0) == 4);
    CHECK(s.value_at(1.9) == 4);
    CHECK(s.value_at(2.0) == 8);
    CHECK(s.value_at(99) == 1);
}

TEST_CASE("the highest value of a series is that of its highest point") {
    CHECK(series{"depth", {{1.0, 4}, {2.0, 7}, {3.0, 1}}}.highest() == 7);
    CHECK(series{}.highest() == 0);
}

TEST_CASE("a series is found by its name, and is empty when there is none") {
    recording r;
    r.series = {{"depth", {{0.0, 1}}}, {"memory", {{0.0, 2}}}};
    CHECK(r.find_series("memory").points.front().second == 2);
    CHECK(r.find_series("mem").points.empty());
}

TEST_CASE("a number of a row is read by its column, whole or not") {
    const row r{{"client", std::int64_t{3}}, {"wait_s", 0.5}, {"name", std::string("C")}};
    CHECK(number(r, "client") == 3);
    CHECK(number(r, "wait_s") == 0.5);
    CHECK_THROWS_AS(number(r, "wait"), std::out_of_range);
}

TEST_CASE("every ending has the name that the JSON document uses") {
    CHECK(to_string(ending::ok) == "ok");
    CHECK(to_string(ending::interrupted) == "interrupted");
    CHECK(to_string(ending::timeout) == "timeout");
    CHECK(to_string(ending::crashed) == "crashed");
    CHECK(to_string(ending::failed) == "failed");
}

TEST_CASE("spans of one kind are in flight by themselves") {
    recording r;
    r.spans = {{"A", "waits", 0, 4}, {"B", "waits", 1, 3}, {"C", "counts", 2, 5}};
    CHECK(r.peak_in_flight() == 3);
    CHECK(r.peak_in_flight("waits") == 2);
    CHECK(r.peak_in_flight("counts") == 1);
    CHECK(r.peak_in_flight("sleeps") == 0);
}
