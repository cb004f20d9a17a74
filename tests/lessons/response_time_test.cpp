// Lesson `response-time`: what each client sees from outside.
#include <doctest/doctest.h>

#include "lessons/catalog.hpp"
#include "lessons/virtual_run.hpp"

using namespace asyncdemo;

namespace {

lesson_run run_with(std::map<std::string, double, std::less<>> changed) {
    const lesson& l = find(all_lessons(), "response-time")->lesson;
    settings chosen = l.default_settings();
    for (const auto& [name, value] : changed) chosen.values[name] = value;
    return run_virtually(l, chosen, true);
}

// Clients in the order in which they are answered, each with its latency.
using latencies = std::vector<std::pair<double, double>>;

latencies latencies_of(const lesson_run& run, std::string_view side) {
    latencies seen;
    for (const row& r : run.finished(side, 0)->rows) {
        seen.emplace_back(number(r, "client"), number(r, "latency_s"));
    }
    return seen;
}

}  // namespace

TEST_CASE("in turn, each waits for all before it") {
    CHECK(latencies_of(run_with({}), "in-turn") == latencies{{1, 2}, {2, 4}, {3, 4.5}, {4, 2}});
}

TEST_CASE("together, each waits for its own work alone") {
    CHECK(latencies_of(run_with({}), "together") == latencies{{3, 0.5}, {1, 2}, {2, 2}, {4, 2}});
}

TEST_CASE("when a handler blocks, nobody is answered before all are served") {
    CHECK(latencies_of(run_with({}), "blocking-handler") ==
          latencies{{1, 4.5}, {2, 4.5}, {3, 4.5}, {4, 2}});
}

TEST_CASE("with one long request before it, or many, the short one gains most") {
    for (const double ahead : {1.0, 50.0}) {
        const lesson_run run = run_with({{"ahead", ahead}, {"short", 1}});
        CHECK(run.metric("in-turn", "short_s") == 2 * ahead + 1);
        CHECK(run.metric("together", "short_s") == 1);
        for (const judged_claim& c : run.claims) {
            CAPTURE(c.text);
            if (!c.text.starts_with("blocking")) CHECK(c.verdict == verdict::pass);
        }
    }
}
