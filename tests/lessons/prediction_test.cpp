// What the lessons know of the answers that people give.
#include <doctest/doctest.h>

#include <algorithm>

#include "lessons/catalog.hpp"
#include "lessons/virtual_run.hpp"

using namespace asyncdemo;

TEST_CASE("every lesson asks, and knows why each of its sides comes out as it does") {
    for (const catalog_entry& e : all_lessons()) {
        CAPTURE(e.lesson.name);
        CHECK(e.lesson.prediction.asks.ends_with("?"));
        for (const side& s : e.lesson.sides) {
            if (s.is_mistake()) continue;
            CAPTURE(s.name);
            const prediction_prompt* const known = e.lesson.prediction.find(s.name);
            REQUIRE(known != nullptr);
            CHECK(known->why.ends_with("."));
            CHECK_FALSE(known->wrong.empty());
            for (const typical_answer& answer : known->wrong) {
                CHECK_FALSE(answer.because.empty());
                CHECK_FALSE(answer.because.ends_with("."));
            }
        }
        for (const prediction_prompt& p : e.lesson.prediction.prompts) {
            CAPTURE(p.side);
            CHECK(e.lesson.find_side(p.side) != nullptr);
        }
    }
}

TEST_CASE("a typical wrong answer is wrong, and is told its own error") {
    for (const catalog_entry& e : all_lessons()) {
        const lesson_run run = run_virtually(e.lesson, e.lesson.default_settings(), false);
        for (const side_run& s : run.sides) {
            const prediction_prompt* const known = e.lesson.prediction.find(s.of->name);
            REQUIRE(known != nullptr);
            for (const typical_answer& answer : known->wrong) {
                CAPTURE(e.lesson.name);
                CAPTURE(s.of->name);
                CAPTURE(answer.because);
                const prediction p = grade_guess(run, *s.of, answer.value(run.chosen));
                CHECK((p.grade == grade::wrong || p.grade == grade::close));
                CHECK(p.reason.find(answer.because) != std::string::npos);
            }
        }
    }
}

TEST_CASE("what was measured is the right answer") {
    for (const catalog_entry& e : all_lessons()) {
        const lesson_run run = run_virtually(e.lesson, e.lesson.default_settings(), false);
        for (const side_run& s : run.sides) {
            CAPTURE(e.lesson.name);
            CAPTURE(s.of->name);
            const prediction first = grade_guess(run, *s.of, duration{});
            REQUIRE(first.measured);
            const auto same = std::chrono::round<duration>(*first.measured);
            CHECK(grade_guess(run, *s.of, same).grade == grade::right);
        }
    }
}

TEST_CASE("the right answer is among the choices, at any speed") {
    for (const catalog_entry& e : all_lessons()) {
        for (const double speed : {1.0, 5.0}) {
            settings chosen = e.lesson.default_settings();
            chosen.speed = speed;
            const lesson_run run = run_virtually(e.lesson, chosen, false);
            const std::vector<duration> choices = e.lesson.prediction.choices(run.chosen);
            for (const side_run& s : run.sides) {
                CAPTURE(e.lesson.name);
                CAPTURE(s.of->name);
                CHECK(std::any_of(choices.begin(), choices.end(), [&](duration choice) {
                    return grade_guess(run, *s.of, choice).grade == grade::right;
                }));
            }
        }
    }
}

TEST_CASE("there is something to choose from, in order and never the same twice") {
    for (const catalog_entry& e : all_lessons()) {
        CAPTURE(e.lesson.name);
        const std::vector<duration> choices =
            e.lesson.prediction.choices(e.lesson.default_settings());
        CHECK(choices.size() >= 3);
        CHECK(choices.size() <= 9);
        CHECK(std::is_sorted(choices.begin(), choices.end()));
        CHECK(std::adjacent_find(choices.begin(), choices.end()) == choices.end());
    }
}
