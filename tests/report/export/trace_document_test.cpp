#include "report/export/trace_document.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <map>
#include <nlohmann/json.hpp>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "samples/sample_run.hpp"
#include "support/text.hpp"

using namespace asyncdemo;

namespace {

using json = nlohmann::ordered_json;
using strings = std::vector<std::string>;

json events_of(const lesson_run& run) { return json::parse(trace_document(run))["traceEvents"]; }

std::vector<json> of_kind(const json& events, const char* phase) {
    std::vector<json> some;
    for (const json& e : events) {
        if (e["ph"] == phase) some.push_back(e);
    }
    return some;
}

strings names_given(const json& events, const char* to) {
    strings names;
    for (const json& e : events) {
        if (e["name"] == to) names.push_back(e["args"]["name"]);
    }
    return names;
}

// The spans of each track, as begin and end.
using track_spans = std::map<std::pair<int, int>, std::vector<std::pair<double, double>>>;

track_spans spans_by_track(const json& events) {
    track_spans tracks;
    for (const json& e : of_kind(events, "X")) {
        const double begin = e["ts"];
        tracks[{e["pid"], e["tid"]}].emplace_back(begin, begin + e["dur"].get<double>());
    }
    return tracks;
}

bool are_disjoint(const std::vector<std::pair<double, double>>& spans) {
    for (std::size_t i = 1; i < spans.size(); ++i) {
        if (spans[i].first < spans[i - 1].second) return false;
    }
    return true;
}

lesson_run run_with(std::vector<span> spans) {
    lesson_run run = virtual_sample_run();
    run.sides.resize(1);
    run.sides[0].runs[0].spans = std::move(spans);
    return run;
}

}  // namespace

TEST_CASE("each side is a process with its name, in the order of the lesson") {
    const json events = events_of(sample_run());
    CHECK(names_given(events, "process_name") ==
          strings{"gather: sequential", "gather: gather", "gather: no-gather, the mistake"});
    for (const json& e : events) {
        if (e["name"] == "process_sort_index") CHECK(e["args"]["sort_index"] == e["pid"]);
    }
}

TEST_CASE("each lane is a track with its name") {
    CHECK(names_given(events_of(sample_run()), "thread_name") == strings{"A", "B"});
    lesson_run with_marks_alone = sample_run();
    with_marks_alone.sides[1].runs[0].marks.push_back({"C", "seen", 1});
    CHECK(names_given(events_of(with_marks_alone), "thread_name") == strings{"A", "B", "C"});
}

TEST_CASE("spans are complete events in microseconds") {
    const std::vector<json> spans = of_kind(events_of(sample_run()), "X");
    REQUIRE(spans.size() == 2);
    CHECK(spans[1]["name"] == "waits");
    CHECK(spans[1]["ts"] == 0);
    CHECK(spans[1]["dur"] == 3'000'000);
}

TEST_CASE("marks are instants on the track of their lane") {
    const json events = events_of(sample_run());
    const std::vector<json> marks = of_kind(events, "i");
    REQUIRE(marks.size() == 1);
    CHECK(marks[0]["name"] == "done");
    CHECK(marks[0]["ts"] == 2'000'000);
    CHECK(marks[0]["s"] == "t");
    CHECK(marks[0]["tid"] == of_kind(events, "X")[0]["tid"]);
}

TEST_CASE("series are counters; what is no number is left out") {
    lesson_run run = sample_run();
    run.sides[1].runs[0].series[0].points.emplace_back(2, std::numeric_limits<double>::infinity());
    const std::vector<json> points = of_kind(events_of(run), "C");
    REQUIRE(points.size() == 2);
    CHECK(points[1]["name"] == "queue depth");
    CHECK(points[1]["ts"] == 1'500'000);
    CHECK(points[1]["args"]["value"] == 2.5);
}

TEST_CASE("no number stands for two tracks, or for a track and a process") {
    lesson_run run = sample_run();
    run.sides[0].runs[0].spans = run.sides[1].runs[0].spans;
    std::set<int> numbers;
    const json events = events_of(run);
    for (const json& e : events) {
        if (e["name"] == "process_name") CHECK(numbers.insert(e["pid"].get<int>()).second);
        if (e["name"] == "thread_name") CHECK(numbers.insert(e["tid"].get<int>()).second);
    }
    CHECK(numbers.size() == 3 + 4);
}

TEST_CASE("a lane whose spans overlap gets further tracks, and no more than it needs") {
    const json events = events_of(run_with({{"client", "waits", 0, 2},
                                            {"client", "waits", 1, 3},
                                            {"client", "waits", 2, 4},
                                            {"client", "waits", 2.5, 2.5},
                                            {"other", "waits", 0, 1}}));
    CHECK(names_given(events, "thread_name") ==
          strings{"client", "client (2)", "client (3)", "other"});
    const track_spans tracks = spans_by_track(events);
    CHECK(tracks.size() == 4);
    for (const auto& [id, spans] : tracks) CHECK(are_disjoint(spans));
}

TEST_CASE("spans on a track are disjoint, to the last digit, however they lie") {
    std::mt19937 chance(1);  // NOLINT(cert-msc51-cpp): the same spans every time
    std::vector<span> spans;
    double end_s = 0;
    for (int i = 0; i < 5'000; ++i) {
        // Neighbours that touch at times that no double has exactly, and some that overlap.
        const double begin_s = chance() % 4 == 0 ? end_s / 2 : end_s;
        end_s = begin_s + 1e-9 * static_cast<double>(chance() % 100'000);
        spans.push_back({"A", "waits", begin_s, end_s});
    }
    const track_spans tracks = spans_by_track(events_of(run_with(std::move(spans))));
    std::size_t count = 0;
    for (const auto& [id, on_track] : tracks) {
        CHECK(are_disjoint(on_track));
        count += on_track.size();
    }
    CHECK(count == 5'000);
}

TEST_CASE("spans that only touch share a track") {
    std::vector<span> spans;
    for (int i = 0; i < 1'000; ++i) spans.push_back({"A", "waits", i / 3e4, (i + 1) / 3e4});
    CHECK(spans_by_track(events_of(run_with(std::move(spans)))).size() == 1);
}

TEST_CASE("the trace says what has run, and that a clock was virtual") {
    const json about = json::parse(trace_document(virtual_sample_run()))["otherData"];
    CHECK(about["lesson"] == "gather");
    CHECK(about["clock"] == "virtual");
    CHECK(about["seed"] == 7);
    CHECK(about["parameters"]["tasks"] == 500);
    CHECK(about["verdict"] == "fail");
    CHECK(names_given(events_of(virtual_sample_run()), "process_name")[1] ==
          "gather: gather, virtual clock");
}

TEST_CASE("the trace tells sides in Python apart, and names their interpreter") {
    const std::string trace = trace_document(python_sample_run());
    CHECK(contains(trace, "gather: gather (Python)"));
    CHECK(contains(trace, "g++ 12.2, CPython 3.11.7"));
}

TEST_CASE("a side that did not finish says so") {
    CHECK(names_given(events_of(sample_run_with_a_timeout()), "process_name")[1] ==
          "gather: gather, timeout");
}

TEST_CASE("any text is kept, and bytes that are not UTF-8 still give a document") {
    const json events = events_of(run_with({{"A \"x\"", "\xff", 0, 1}}));
    CHECK(names_given(events, "thread_name") == strings{"A \"x\""});
    CHECK(of_kind(events, "X")[0]["name"] == "\xEF\xBF\xBD");
}

TEST_CASE("the same run gives the same trace") {
    CHECK(trace_document(sample_run()) == trace_document(sample_run()));
}
