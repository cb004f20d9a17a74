// What else a run is written as.
#include <doctest/doctest.h>

#include <map>
#include <utility>

#include "lessons/measured_lesson.hpp"
#include "program/programs.hpp"
#include "report/export/trace_document.hpp"
#include "report/json/json_document.hpp"
#include "support/trace_names.hpp"

using namespace asyncdemo;

namespace {

using span_times = std::vector<std::pair<double, double>>;  // begin, end
using tracks = std::map<std::pair<int, int>, span_times>;

tracks tracks_of(const nlohmann::json& trace) {
    tracks all;
    for (const auto& e : trace.at("traceEvents")) {
        if (e.at("ph") != "X") continue;
        const double begin = e.at("ts");
        const double end = begin + e.at("dur").get<double>();
        all[{e.at("pid"), e.at("tid")}].emplace_back(begin, end);
    }
    return all;
}

std::size_t count_of(const nlohmann::json& trace, const char* phase) {
    std::size_t count = 0;
    for (const auto& e : trace.at("traceEvents")) count += e.at("ph") == phase ? 1U : 0U;
    return count;
}

void check_disjoint(const span_times& times) {
    bool is_disjoint = true;
    for (std::size_t i = 1; i < times.size(); ++i) {
        is_disjoint = is_disjoint && times[i].first >= times[i - 1].second;
    }
    CHECK(is_disjoint);
}

}  // namespace

TEST_CASE("a recording that is read gives the same document") {
    for (const measured_lesson& m : measured_lessons()) {
        CAPTURE(m.lesson().name);
        CHECK(json_document(m.run) == m.outcome.out);
    }
}

TEST_CASE("the trace of a lesson has all that was recorded, on named tracks, without overlaps") {
    for (const measured_lesson& m : measured_lessons()) {
        CAPTURE(m.lesson().name);
        const auto trace = json_of(trace_document(m.run));
        std::size_t spans = 0;
        std::size_t marks = 0;
        std::size_t points = 0;
        for (const auto& side : m.document.at("sides")) {
            spans += side.at("spans").size();
            marks += side.at("marks").size();
            for (const auto& s : side.at("series")) points += s.at("points").size();
        }
        CHECK(count_of(trace, "X") == spans);
        CHECK(count_of(trace, "i") == marks);
        CHECK(count_of(trace, "C") == points);
        CHECK(names(trace, "process_name").size() == m.document.at("sides").size());
        const auto named = names(trace, "thread_name");
        for (const auto& [track, times] : tracks_of(trace)) {
            CHECK(named.contains(track));
            check_disjoint(times);
        }
    }
}
