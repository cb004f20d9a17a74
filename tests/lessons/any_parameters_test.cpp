// Parameters are there to be changed: whatever values a learner chooses, no claim about a right
// side fails, and no mistake passes for right.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>

#include "lessons/catalog.hpp"
#include "lessons/virtual_run.hpp"
#include "support/property.hpp"

using namespace asyncdemo;

namespace {

constexpr int times_each = 100;  // which takes seconds in all
constexpr int default_value = 0;
constexpr int places = 240;      // of a range, on a logarithmic scale
constexpr double widest = 2000;  // times the shortest time, the longest: how much there is to do

// As people type it: 0.25 or 70, not 0.24871.
double rounded(double value, int digits) {
    if (value == 0) return 0;
    const double unit = std::pow(10, std::floor(std::log10(value)) + 1 - digits);
    return std::round(value / unit) * unit;
}

struct numeric_range {
    double least;
    double most;
};

numeric_range range_of(const any_parameter& p) {
    const auto number = [](auto v) {
        if constexpr (std::is_same_v<decltype(v), duration>) {
            return seconds(v).count();
        } else if constexpr (std::is_same_v<decltype(v), rate>) {
            return v.per_second;
        } else {
            return static_cast<double>(v);
        }
    };
    return std::visit(
        [&](const auto& typed) { return numeric_range{number(typed.least), number(typed.most)}; },
        p);
}

// A value of the parameter; 0 is its default, so that a counterexample shrinks to what matters.
double value_at(const any_parameter& p, int place) {
    if (place == default_value) return initial_value(p);
    const auto [least, most] = range_of(p);
    const double share = static_cast<double>(place - 1) / (places - 1);
    const double from = least > 0 ? least : 1;  // a count may begin at 0
    const bool is_count = std::holds_alternative<parameter<integer>>(p);
    const double exact = place == 1 ? least : from * std::pow(most / from, share);
    const double typed = rounded(exact, place % 2 == 0 ? 1 : 2);
    return std::clamp(is_count ? std::round(typed) : typed, least, most);
}

// The longest time in it, over the shortest.
double width_of(const lesson& l, const settings& chosen) {
    double shortest = HUGE_VAL;
    double longest = 0;
    for (const any_parameter& p : l.parameters) {
        const double value = chosen.values.find(name_of(p))->second;
        if (std::holds_alternative<parameter<integer>>(p)) continue;
        const double time = std::holds_alternative<parameter<rate>>(p) ? 1 / value : value;
        shortest = std::min(shortest, time);
        longest = std::max(longest, time);
    }
    return longest / shortest;
}

settings draw_settings(const lesson& l) {
    settings chosen = l.default_settings();
    for (const any_parameter& p : l.parameters) {
        const int place = *rc::gen::inRange(default_value, places + 1);
        chosen.values.find(name_of(p))->second = value_at(p, place);
    }
    const bool is_too_much = width_of(l, chosen) > widest;
    const bool is_refused = l.reject != nullptr && !l.reject(chosen).empty();
    RC_PRE(!is_too_much);
    RC_PRE(!is_refused);
    return chosen;
}

std::string typed_words(const lesson& l, const settings& chosen) {
    std::ostringstream line;
    line << "asyncdemo " << l.name << " --mistake --clock virtual";
    for (const any_parameter& p : l.parameters) {
        line << " --" << name_of(p) << ' '
             << write_value(p, chosen.values.find(name_of(p))->second);
    }
    return line.str();
}

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
            if (!complaints.empty()) RC_FAIL(typed_words(l, chosen) + '\n' + complaints);
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
