#include "runner/recording_builder.hpp"

#include <doctest/doctest.h>

using namespace asyncdemo;

TEST_CASE("a span is in the recording from its begin on, and open until its end") {
    recording r;
    recording_builder b(r);
    b.add(span_begun{1, "A", "waits", 1'000'000'000});
    REQUIRE(r.spans.size() == 1);
    CHECK(r.spans[0].start_s == 1);
    CHECK(r.spans[0].is_open());
    b.add(span_begun{2, "B", "works", 2'000'000'000});
    b.add(span_ended{1, 3'000'000'000});
    b.add(span_ended{2, 2'500'000'000});
    CHECK_FALSE(r.spans[0].is_open());
    CHECK(r.spans[0].lane == "A");
    CHECK(r.spans[0].what == "waits");
    CHECK(r.spans[0].end_s == 3);
    CHECK(r.spans[1].lane == "B");
    CHECK(r.spans[1].end_s == 2.5);
    CHECK(r.peak_in_flight() == 2);
}

TEST_CASE("how far a side has come is what it told last") {
    recording r;
    recording_builder b(r);
    CHECK_FALSE(r.progress.has_value());
    b.add(progressed{0.25});
    b.add(progressed{0.5});
    CHECK(r.progress == 0.5);
}

TEST_CASE("the end of a span that never began, or has ended, is refused") {
    recording r;
    recording_builder b(r);
    CHECK_THROWS_AS(b.add(span_ended{1, 0}), bad_event);
    b.add(span_begun{1, "A", "waits", 0});
    b.add(span_ended{1, 5});
    CHECK_THROWS_AS(b.add(span_ended{1, 6}), bad_event);
}

TEST_CASE("spans that nobody ends are ended, but never before their begin") {
    recording r;
    recording_builder b(r);
    b.add(span_begun{1, "A", "waits", 1'000'000'000});
    b.add(span_begun{2, "B", "waits", 9'000'000'000});
    b.add(span_begun{3, "C", "waits", 0});
    b.add(span_ended{3, 2'000'000'000});
    b.close_spans(4);
    CHECK(r.spans[0].end_s == 4);
    CHECK(r.spans[1].end_s == 9);
    CHECK(r.spans[2].end_s == 2);
    b.close_spans(7);
    CHECK(r.spans[0].end_s == 4);
}

TEST_CASE("two builders count their spans each by itself, into one recording") {
    recording r;
    recording_builder side(r);
    recording_builder companion(r);
    side.add(span_begun{0, "server", "answers", 0});
    companion.add(span_begun{0, "client", "knocks", 0});
    side.add(span_ended{0, 1'000'000'000});
    companion.add(span_ended{0, 2'000'000'000});
    CHECK(r.spans[0].end_s == 1);
    CHECK(r.spans[1].end_s == 2);
}

TEST_CASE("samples of one name are one series, in their order") {
    recording r;
    recording_builder b(r);
    b.add(sampled{"depth", 0, 1});
    b.add(sampled{"memory", 1'000'000'000, 2});
    b.add(sampled{"depth", 2'000'000'000, 3});
    REQUIRE(r.series.size() == 2);
    using points = std::vector<std::pair<double, double>>;
    CHECK(r.find_series("depth").points == points{{0, 1}, {2, 3}});
    CHECK(r.find_series("memory").points == points{{1, 2}});
}

TEST_CASE("of a metric the last one counts") {
    recording r;
    recording_builder b(r);
    b.add(metric_set{"age_s", 1});
    b.add(metric_set{"age_s", 2});
    CHECK(r.metrics.at("age_s") == 2);
}

TEST_CASE("marks and rows are kept in their order") {
    recording r;
    recording_builder b(r);
    b.add(marked{"A", "first", 1'000'000'000});
    b.add(marked{"A", "second", 0});
    b.add(row_added{{{"n", std::int64_t{1}}}});
    b.add(row_added{{{"n", std::int64_t{2}}}});
    REQUIRE(r.marks.size() == 2);
    CHECK(r.marks[0].what == "first");
    CHECK(r.marks[0].at_s == 1);
    CHECK(number(r.rows.at(1), "n") == 2);
}

TEST_CASE("the end of a side is its wall time and what it used") {
    recording r;
    recording_builder b(r);
    b.add(finished{1'500'000'000, resource_usage{.cpu_s = 0.5}});
    CHECK(r.wall_s == 1.5);
    REQUIRE(r.usage.has_value());
    CHECK(r.usage->cpu_s == 0.5);
}

TEST_CASE("what is between the process and its runner leaves no trace") {
    recording r;
    recording_builder b(r);
    b.add(arrived{});
    b.add(ready{1, {9001}});
    b.add(failed{"no luck"});
    CHECK(r.exit == ending::ok);
    CHECK(r.spans.empty());
    CHECK(r.marks.empty());
    CHECK(r.metrics.empty());
}
