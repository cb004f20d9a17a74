// What the lessons know of the answers that people give.
#include <doctest/doctest.h>

#include <algorithm>
#include <functional>

#include "lessons/catalog.hpp"
#include "lessons/virtual_run.hpp"

using namespace asyncdemo;

namespace {

// Looks at every side that a lesson asks about and that can run on the virtual clock.
void for_each_asked(
    const std::function<void(const lesson_run&, const side&, const prediction_prompt&)>& look) {
    for (const catalog_entry& e : all_lessons()) {
        for (const double speed : {1.0, 5.0}) {
            settings chosen = e.lesson.default_settings();
            chosen.speed = speed;
            const lesson_run run = run_virtually(e.lesson, chosen, false);
            for (const side_run& s : run.sides) {
                const prediction_prompt* const known = e.lesson.prediction.find(s.of->name);
                if (known == nullptr) continue;
                CAPTURE(e.lesson.name);
                CAPTURE(s.of->name);
                CAPTURE(speed);
                look(run, *s.of, *known);
            }
        }
    }
}

}  // namespace

TEST_CASE("a typical wrong answer is wrong, and is told its own error") {
    for_each_asked([](const lesson_run& run, const side& of, const prediction_prompt& known) {
        for (const typical_answer& answer : known.wrong) {
            CAPTURE(answer.because);
            const prediction p = grade_guess(run, of, answer.value(run.chosen));
            CHECK((p.grade == grade::wrong || p.grade == grade::close));
            CHECK(p.reason.find(answer.because) != std::string::npos);
        }
    });
}

TEST_CASE("what is right comes out, at any speed") {
    for_each_asked([](const lesson_run& run, const side& of, const prediction_prompt& known) {
        const prediction p = grade_guess(run, of, known.right.value(run.chosen));
        CHECK(p.grade == grade::right);
        CHECK_FALSE(p.is_disturbed);
    });
}

TEST_CASE("the choices are in order, and none looks like another") {
    for (const catalog_entry& e : all_lessons()) {
        CAPTURE(e.lesson.name);
        const std::vector<quantity> choices =
            e.lesson.prediction.choices(e.lesson.default_settings());
        for (std::size_t i = 1; i < choices.size(); ++i) {
            CHECK(choices[i - 1].value < choices[i].value);
            CHECK(show(choices[i - 1]) != show(choices[i]));
        }
    }
}
