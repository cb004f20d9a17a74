// What the lessons know of the answers that people give.
#include <doctest/doctest.h>

#include <algorithm>

#include "lessons/catalog.hpp"
#include "lessons/virtual_run.hpp"

using namespace asyncdemo;

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

TEST_CASE("the choices are in order, and never the same twice") {
    for (const catalog_entry& e : all_lessons()) {
        CAPTURE(e.lesson.name);
        const std::vector<duration> choices =
            e.lesson.prediction.choices(e.lesson.default_settings());
        CHECK(std::is_sorted(choices.begin(), choices.end()));
        CHECK(std::adjacent_find(choices.begin(), choices.end()) == choices.end());
    }
}
