// Lesson `retry-storm`: who recovers from the spike, and when, on the virtual clock; and where its
// claims say nothing.
#include <doctest/doctest.h>

#include <cmath>
#include <map>
#include <string>
#include <string_view>

#include "lessons/catalog.hpp"
#include "lessons/made_up_run.hpp"
#include "lessons/random_settings.hpp"
#include "lessons/virtual_run.hpp"
#include "support/property.hpp"

using namespace asyncdemo;

namespace {

const lesson& storm() { return find(all_lessons(), "retry-storm")->lesson; }

using values = std::map<std::string, double>;

// In the units of the JSON document.
settings with(const values& others) {
    settings chosen = storm().default_settings();
    for (const auto& [name, value] : others) chosen.values.find(name)->second = value;
    return chosen;
}

lesson_run storm_with(const values& others) { return run_virtually(storm(), with(others), true); }

// Half the pace, so that all times are twice as long.
const values at_half_the_pace{
    {"rate", 80}, {"takes", 0.1}, {"patience", 1}, {"spike-for", 2}, {"after", 36}};

// Nearly every value is the default, or half or twice as much.
settings near_the_defaults() {
    settings chosen = storm().default_settings();
    for (auto& [name, value] : chosen.values) {
        const double factor = std::exp2(*rc::gen::inRange(-4, 5) / 4.0);
        const bool is_time = name == "after" || name == "patience" || name == "takes";
        value = is_time ? value * factor : std::round(value * factor);
    }
    RC_PRE(storm().reject(chosen).empty());
    return chosen;
}

std::string failed_claims(const lesson_run& run) {
    std::string lines;
    for (const judged_claim& c : run.claims) {
        const bool should_fail = is_about_mistake(c, *run.of);
        if (c.verdict == (should_fail ? verdict::pass : verdict::fail)) lines += c.text + '\n';
    }
    return lines;
}

}  // namespace

TEST_CASE("retries that cost nothing keep the service down, whether they wait or not") {
    const lesson_run run = storm_with(at_half_the_pace);
    for (const std::string_view side : {"naive", "backoff", "drop-late"}) {
        CAPTURE(side);
        CHECK(run.metric(side, "goodput_per_s") == 0);
        CHECK(run.metric(side, "down_s") == 36);
        CHECK(run.metric(side, "amplification") == doctest::Approx(4).epsilon(0.02));
    }
}

TEST_CASE("fewer calls let the queue drain, and refused work lets none form") {
    const lesson_run run = storm_with(at_half_the_pace);
    CHECK(run.metric("no-retries", "down_s") == 10.5);
    CHECK(run.metric("budget", "down_s") == 11);
    CHECK(run.metric("circuit-breaker", "down_s") < 4);
    for (const std::string_view side : {"shedding", "deadline"}) {
        CAPTURE(side);
        CHECK(run.metric(side, "down_s") == 0);
        CHECK(run.metric(side, "late_answers") == 0);
    }
    for (const side_run& side : run.sides) {
        if (run.metric(side.of->name, "goodput_per_s") == 0) continue;
        CHECK(run.metric(side.of->name, "goodput_per_s") == doctest::Approx(80).epsilon(0.02));
    }
}

TEST_CASE("naive clients recover below the capacity divided by the tries, and not above") {
    const auto goodput = [](double rate) {
        return storm_with({{"rate", rate}, {"spike", 8}, {"after", 60}})
            .metric("naive", "goodput_per_s");
    };
    CHECK(goodput(45) == doctest::Approx(45).epsilon(0.03));
    CHECK(goodput(50) == 0);
}

TEST_CASE("the same seed gives the same storm") {
    const auto calls = [](std::uint64_t seed) {
        settings chosen = with({});
        chosen.seed = seed;
        return run_virtually(storm(), chosen, false).metric("backoff", "calls");
    };
    CHECK(calls(1) == calls(1));
    CHECK(calls(1) != calls(2));
}

TEST_CASE("whatever is a little different, no claim fails, and the mistake passes none") {
    const auto is_as_told = [] {
        const settings chosen = near_the_defaults();
        const std::string failed = failed_claims(run_virtually(storm(), chosen, true));
        if (!failed.empty()) {
            RC_FAIL(typed_words(storm(), chosen, " --mistake --clock virtual") + '\n' + failed);
        }
    };
    test::for_all(is_as_told, 40);
}

TEST_CASE("clients that give up because the machine is late say nothing of the service") {
    const auto naive_recovers_when_late_by = [](double late_s) {
        lesson_run run = made_up_run(storm());
        recording naive;
        naive.metrics = {{"goodput_per_s", 160}, {"lateness_s", late_s}};
        run.sides.push_back({storm().find_side("naive"), {naive}});
        return verdict_of(std::move(run), "naive never recovers");
    };
    CHECK(naive_recovers_when_late_by(0.01) == verdict::fail);
    CHECK(naive_recovers_when_late_by(0.2) == verdict::inconclusive);
}

TEST_CASE("a spike that leaves no queue tells nothing of any side") {
    const lesson_run run = storm_with({{"spike", 1}});
    for (const judged_claim& c : run.claims) CHECK(c.verdict != verdict::fail);
    CHECK(verdict_of(run, "naive never recovers") == verdict::inconclusive);
    CHECK(verdict_of(storm_with({}), "naive never recovers") == verdict::pass);
}
