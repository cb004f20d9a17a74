// What a claim that misses its bound may be excused by: the machine, and a speed that is too high.
#include <doctest/doctest.h>

#include <utility>
#include <vector>

#include "lesson/judged_run.hpp"

using namespace asyncdemo;
using namespace std::chrono_literals;

TEST_CASE("a time that misses its bound by less than the machine was late is inconclusive") {
    const lesson l = lesson_with({at_most_3_s});
    lesson_run run = run_of(l, {{"fast", {took(3.25)}}});
    run.lateness_s = {0.25};
    judge(run);
    CHECK(run.claims.at(0).verdict == verdict::inconclusive);
    CHECK(run.claims.at(0).reason == "the machine itself was up to 250 ms late");
    CHECK(run.verdict() == verdict::inconclusive);

    run.lateness_s = {0.125};
    judge(run);
    CHECK(run.claims.at(0).verdict == verdict::fail);
    CHECK(run.claims.at(0).reason.empty());
}

TEST_CASE("lateness that a quota explains is told with the quota") {
    const lesson l = lesson_with({at_most_3_s});
    lesson_run run = run_of(l, {{"fast", {took(3.25)}}});
    run.machine = {.cpus = 4, .cpu_quota = 0.5, .os = "Linux", .compiler = "g++"};
    run.lateness_s = {0.25};
    judge(run);
    CHECK(run.claims.at(0).reason ==
          "the machine itself was up to 250 ms late: a quota allows it 0.5 of 4 processors");
    CHECK(describe_processors(run.machine) == "4 CPUs, of which a quota allows 0.5");
    run.machine.cpu_quota.reset();
    CHECK(describe_processors(run.machine) == "4 CPUs");
}

TEST_CASE("a side that only waits is excused by as much as it had no processor") {
    const lesson l = lesson_with({at_most_3_s});
    lesson_run run = run_of(l, {{"fast", {took(3.25)}}});
    run.sides[0].runs[0].usage = resource_usage{.run_delay_s = 0.25};
    judge(run);
    CHECK(run.claims.at(0).verdict == verdict::inconclusive);
    CHECK(run.claims.at(0).reason == "the machine had no processor free for it for 250 ms in all");
    run.sides[0].runs[0].usage->run_delay_s = 0.125;
    judge(run);
    CHECK(run.claims.at(0).verdict == verdict::fail);
}

TEST_CASE("a side that computes is not excused by others that do") {
    lesson l = lesson_with({at_most_3_s});
    l.order = sides_run::one_after_the_other;
    lesson_run run = run_of(l, {{"fast", {took(3.25)}}});
    run.sides[0].runs[0].usage = resource_usage{.run_delay_s = 0.25};
    judge(run);
    CHECK(run.claims.at(0).verdict == verdict::fail);
}

TEST_CASE("the lateness that counts is that of the round that is judged") {
    const lesson l = lesson_with({at_most_3_s});
    lesson_run run = run_of(l, {{"fast", {took(3.5), took(1), took(9)}}});
    run.lateness_s = {0, 1, 1};
    judge(run);
    CHECK(run.claims.at(0).verdict == verdict::fail);
    run.lateness_s = {1, 0, 0};
    judge(run);
    CHECK(run.claims.at(0).verdict == verdict::inconclusive);
}

TEST_CASE("at the usual speed a count is never excused by lateness") {
    const lesson l = lesson_with({drops_at_most_3});
    lesson_run run = run_of(l, {{"fast", dropped({4})}});
    run.lateness_s = {100};
    judge(run);
    CHECK(run.claims.at(0).verdict == verdict::fail);
}

TEST_CASE("a factor is excused when the machine was late by the same share of the time") {
    const lesson l = lesson_with({{"fast", "drops three times as much", [](const side_view& s) {
                                       return at_least_factor(s.metric("dropped"), 3);
                                   }}});
    lesson_run run = run_of(l, {{"fast", dropped({2.25})}});  // misses it by a quarter
    run.sides[0].runs[0].wall_s = 4;
    run.lateness_s = {1};
    judge(run);
    CHECK(run.claims.at(0).verdict == verdict::inconclusive);
    CHECK(run.claims.at(0).reason == "the machine itself was up to 1.00 s late");
    run.lateness_s = {0.9};
    judge(run);
    CHECK(run.claims.at(0).verdict == verdict::fail);
}

TEST_CASE(
    "a time is inconclusive when a higher speed made waits hardly longer than the machine was "
    "late") {
    lesson l = lesson_with({at_most_3_s});
    l.parameters = {parameter<duration>{"wait", 200ms, 1ms, 1s, ""}};
    lesson_run run = run_of(l, {{"fast", {took(4)}}});
    run.chosen = l.default_settings();
    run.chosen.speed = 20;  // waits of 10 ms
    run.lateness_s = {0.004};
    judge(run);
    CHECK(run.claims.at(0).verdict == verdict::fail);
    run.lateness_s = {0.006};
    judge(run);
    CHECK(run.claims.at(0).verdict == verdict::inconclusive);
    run.chosen.speed = 1;
    judge(run);
    CHECK(run.claims.at(0).verdict == verdict::fail);
}

TEST_CASE("a margin that a higher speed made too narrow makes a time inconclusive") {
    const lesson l = lesson_with({{"fast", "is near slow", [](const side_view& s) {
                                       const seconds right = s.beside("slow").wall();
                                       return within_margin(s.wall() - right, right / 20);
                                   }}});
    const auto verdict_at = [&l](double speed, double off_s) {
        lesson_run run = run_of(l, {{"fast", {took(2 + off_s)}}, {"slow", {took(2)}}});
        run.chosen.speed = speed;
        return judged(std::move(run)).claims.at(0).verdict;
    };
    CHECK(verdict_at(1, 0.2) == verdict::fail);
    CHECK(verdict_at(1.5, 0.2) == verdict::fail);
    CHECK(verdict_at(3, 0.2) == verdict::inconclusive);
    CHECK(verdict_at(3, 0.05) == verdict::pass);
}

TEST_CASE("what a higher speed made too short to be told from the machine is inconclusive") {
    lesson l = lesson_with({drops_at_most_3});
    l.sides[0].ideal = [](const settings& chosen) {
        return std::chrono::round<duration>(seconds(2 / chosen.speed));
    };
    lesson_run run = run_of(l, {{"fast", dropped({4})}});
    const auto verdict_at = [&run](double speed, double late_s) {
        run.chosen.speed = speed;
        run.lateness_s = {late_s};
        judge(run);
        return run.claims.at(0).verdict;
    };
    CHECK(verdict_at(20, 0) == verdict::fail);
    CHECK(verdict_at(20, 0.04) == verdict::fail);
    CHECK(verdict_at(20, 0.06) == verdict::inconclusive);
    CHECK(verdict_at(100, 0) == verdict::inconclusive);
    CHECK(run.claims.at(0).reason.find("it takes only 20.0 ms here") != std::string::npos);
    CHECK(run.claims.at(0).reason.find("choose a lower --speed") != std::string::npos);
}

TEST_CASE("waits that are too short for the timers of any machine make a time inconclusive") {
    lesson l = lesson_with({at_most_3_s, drops_at_most_3});
    l.parameters = {parameter<duration>{"wait", 1ms, 1ms, 1s, ""}};
    lesson_run run = run_of(l, {{"fast", dropped({4})}});
    run.sides[0].runs[0].wall_s = 4;
    run.chosen = l.default_settings();
    judge(run);
    CHECK(run.claims.at(0).verdict == verdict::inconclusive);
    CHECK(run.claims.at(0).reason ==
          "waits of 1.00 ms are lost in the delays of the machine's timers; choose longer times");
    CHECK(run.claims.at(1).verdict == verdict::fail);
    run.sides[0].runs[0].wall_s = 100;  // by so much no timer is late
    judge(run);
    CHECK(run.claims.at(0).verdict == verdict::fail);
}

TEST_CASE("what takes next to nothing at the usual speed is inconclusive, even a count") {
    lesson l = lesson_with({drops_at_most_3});
    l.sides[0].ideal = [](const settings&) -> duration { return 24ms; };
    lesson_run run = run_of(l, {{"fast", dropped({4})}});
    judge(run);
    CHECK(run.claims.at(0).verdict == verdict::inconclusive);
    CHECK(run.claims.at(0).reason.find("choose longer times") != std::string::npos);
    l.sides[0].ideal = [](const settings&) -> duration { return 25ms; };
    judge(run);
    CHECK(run.claims.at(0).verdict == verdict::fail);
}

TEST_CASE("a time that is off by less than all sides computed, which should wait, is unclear") {
    lesson l = lesson_with({at_most_3_s});
    lesson_run run = run_of(l, {{"fast", {took(3.5)}}, {"slow", {took(9)}}});
    for (side_run& s : run.sides) s.runs[0].usage = resource_usage{.cpu_s = 0.25};
    judge(run);
    CHECK(run.claims.at(0).verdict == verdict::inconclusive);
    CHECK(run.claims.at(0).reason.find("kept the machine busy for 500 ms") != std::string::npos);
    run.sides[1].runs[0].usage->cpu_s = 0.2;
    judge(run);
    CHECK(run.claims.at(0).verdict == verdict::fail);

    run.sides[1].runs[0].usage->cpu_s = 0.25;
    l.order = sides_run::one_after_the_other;  // there to compute is the sides' work
    judge(run);
    CHECK(run.claims.at(0).verdict == verdict::fail);
}

TEST_CASE("on the virtual clock the machine is never late") {
    const lesson l = lesson_with({at_most_3_s});
    lesson_run run = run_of(l, {{"fast", {took(3.25)}}});
    run.chosen.clock = clock_kind::simulated;
    for (const auto& measured : {std::vector<double>{}, std::vector<double>{9}}) {
        run.lateness_s = measured;
        judge(run);
        CHECK(run.claims.at(0).verdict == verdict::fail);
    }
}
