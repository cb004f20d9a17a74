// Parameters are there to be changed: whatever values a learner chooses, no claim about a right
// side fails, and no mistake passes for right.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <sstream>
#include <string>
#include <string_view>

#include "lessons/catalog.hpp"
#include "lessons/random_settings.hpp"
#include "lessons/virtual_run.hpp"
#include "support/property.hpp"

using namespace asyncdemo;

namespace {

constexpr int times_each = 100;  // which takes seconds in all

// What is wrong with the verdicts, a line each.
std::string complaints_of(const lesson_run& run) {
    std::ostringstream lines;
    for (const judged_claim& c : run.claims) {
        if (c.verdict != verdict::fail || is_about_mistake(c, *run.of)) continue;
        lines << "FAILED: " << c.text << ": " << c.found.measured << " against " << c.found.bound
              << '\n';
    }
    for (const side_run& s : run.sides) {
        if (!s.of->is_mistake()) continue;
        const bool is_caught =
            std::any_of(run.claims.begin(), run.claims.end(), [&s](const judged_claim& c) {
                return is_about(c, *s.of) && c.verdict != verdict::pass;
            });
        if (!is_caught) lines << "passes for right: " << s.of->name << '\n';
    }
    return lines.str();
}

// Of a claim of that lesson, with these values in the units of the JSON document.
std::string verdict_with(std::string_view lesson_name, const std::map<std::string, double>& values,
                         std::string_view claim_text) {
    const lesson& l = find(all_lessons(), lesson_name)->lesson;
    settings chosen = l.default_settings();
    for (const auto& [name, value] : values) chosen.values.find(name)->second = value;
    const lesson_run run = run_virtually(l, chosen, true);
    const auto found =
        std::find_if(run.claims.begin(), run.claims.end(), [claim_text](const judged_claim& c) {
            return c.text.find(claim_text) != std::string::npos;
        });
    REQUIRE(found != run.claims.end());
    return std::string(to_string(found->verdict));
}

}  // namespace

TEST_CASE("with any parameters, no claim about a right side fails, and every mistake is caught") {
    for (const catalog_entry& entry : all_lessons()) {
        const lesson& l = entry.lesson;
        if (!l.has_virtual_clock()) continue;
        CAPTURE(l.name);
        const auto runs_as_it_should = [&l] {
            const settings chosen = draw_settings(l);
            const std::string complaints = complaints_of(run_virtually(l, chosen, true));
            if (!complaints.empty())
                RC_FAIL(typed_words(l, chosen, " --mistake --clock virtual") + '\n' + complaints);
        };
        test::for_all(runs_as_it_should, times_each);
    }
}

TEST_CASE("a queue that hardly fills tells nothing of what happens when it is full") {
    constexpr auto fresher = "drop-oldest hands over fresher items";
    constexpr auto slows = "bounded slows the producer";
    CHECK(verdict_with("backpressure", {}, fresher) == "pass");
    CHECK(verdict_with("backpressure", {{"capacity", 100}}, fresher) == "pass");
    CHECK(verdict_with("backpressure", {{"capacity", 500}}, fresher) == "pass");
    CHECK(verdict_with("backpressure", {{"capacity", 10'000}}, fresher) == "inconclusive");
    CHECK(verdict_with("backpressure", {}, slows) == "pass");
    CHECK(verdict_with("backpressure", {{"capacity", 10'000}}, slows) == "inconclusive");
}

TEST_CASE("polling that looks just when the signal comes tells nothing of events") {
    CHECK(verdict_with("event", {}, "polling notices it late") == "pass");
    CHECK(verdict_with("event", {{"interval", 0.1}}, "polling notices it late") == "inconclusive");
    CHECK(verdict_with("event", {{"interval", 0.1}}, "event lets all") == "inconclusive");
    CHECK(verdict_with("event", {{"interval", 0.1}}, "pulse (as event) lets all") == "fail");
}

TEST_CASE("where there is one of a thing, all at once is no different") {
    CHECK(verdict_with("gather", {{"tasks", 1}}, "gather has all waits") == "inconclusive");
    CHECK(verdict_with("semaphore", {{"tasks", 5}}, "semaphore peaks at") == "inconclusive");
    CHECK(verdict_with("producer-consumer", {{"items", 1}}, "queue takes as long") ==
          "inconclusive");
}

TEST_CASE("who gains nothing does not gain most") {
    CHECK(verdict_with("response-time", {}, "together helps the short") == "pass");
    for (const double ahead : {1, 2, 50}) {
        CHECK(verdict_with("response-time", {{"ahead", ahead}},
                           "blocking-handler (as together) helps the short") == "fail");
    }
}
