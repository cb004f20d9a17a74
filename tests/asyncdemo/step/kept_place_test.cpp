// What is kept of a lesson that was left, and what of it still fits another time.
#include "asyncdemo/step/kept_place.hpp"

#include <doctest/doctest.h>

#include <utility>

#include "asyncdemo/step/gather_plan.hpp"

using namespace asyncdemo;
using namespace std::chrono_literals;

namespace {

run_plan whole_plan() { return plan_of(gather().lesson); }

/// Somebody in front of the lesson, who takes up what is kept.
struct visit {
    explicit visit(const run_plan& plan, const lesson_place& left = {})
        : run(plan, into), answers(take_up(left, run)), walk(steps_of(plan, false), left.part) {}

    void says(std::string_view side, duration guess) {
        prediction said;
        said.of = gather().lesson.find_side(side);
        said.guess = guess;
        run.predict(said);
    }
    [[nodiscard]] const prediction* said_of(std::string_view side) const {
        return run.predicted(*gather().lesson.find_side(side));
    }

    lesson_run into;
    stepped_run run;
    std::size_t answers;
    lesson_walk walk;
};

lesson_place after_second_side() {
    visit first(as_left(whole_plan(), {.parameters = {{"a", "7s"}}}));
    first.says("sequential", 10s);
    first.says("await-in-turn", 7s);
    first.run.note_shown(*gather().lesson.find_side("sequential"));
    for (int i = 0; i < 6; ++i) first.walk.go(wish::on);
    return place_of(first.walk, first.run);
}

}  // namespace

TEST_CASE("parameters, answers and what was shown are there another time") {
    const lesson_place left = after_second_side();
    CHECK(left.parameters == std::map<std::string, std::string>{{"a", "7s"}});
    const visit next(as_left(whole_plan(), left), left);
    CHECK(next.run.plan().chosen.values.at("a") == 7);
    CHECK(next.walk.now().of->name == "await-in-turn");
    CHECK(next.answers == 2);
    REQUIRE(next.said_of("await-in-turn") != nullptr);
    CHECK(next.said_of("await-in-turn")->guess == quantity(7s));
    CHECK(next.said_of("gather") == nullptr);
    CHECK(next.run.was_shown(*gather().lesson.find_side("sequential")));
    CHECK_FALSE(next.run.was_shown(*gather().lesson.find_side("await-in-turn")));
    CHECK(place_of(next.walk, next.run) == left);
}

TEST_CASE("one line says what was kept") {
    const lesson_place left = after_second_side();
    const auto note_with = [](const run_plan& plan, const lesson_place& place) {
        const visit next(plan, place);
        return resumption_note(place, next.walk, next.run, next.answers);
    };
    CHECK(note_with(as_left(whole_plan(), left), left) ==
          "Back at step 6 of 19, with --a 7s; 2 answers kept. B: from the beginning.");
    CHECK(note_with(whole_plan(), left) ==
          "Back at step 6 of 19; your answers were for another run. B: from the beginning.");
    CHECK(note_with(whole_plan(), {.part = "gather", .answers = {{"gather", 3}}}) ==
          "Back at step 10 of 19; 1 answer kept. B: from the beginning.");
    const lesson_place at_story{.part = "story", .parameters = {{"a", "7s"}}};
    CHECK(note_with(as_left(whole_plan(), at_story), at_story) ==
          "Back at step 1 of 19, with --a 7s.");
    CHECK(note_with(whole_plan(), {.part = "story"}).empty());
    CHECK(note_with(whole_plan(), {}).empty());
}

TEST_CASE("answers hold only for the parameters and the speed that they were given for") {
    const lesson_place left = after_second_side();
    CHECK(visit(whole_plan(), left).answers == 0);
    run_plan faster = as_left(whole_plan(), left);
    faster.chosen.speed = 10;
    CHECK(visit(faster, left).answers == 0);
    CHECK_FALSE(visit(faster, left).run.was_shown(*gather().lesson.find_side("sequential")));
}

TEST_CASE("what is predicted by other means is not replaced by an answer that was kept") {
    run_plan plan = as_left(whole_plan(), after_second_side());
    prediction typed;
    typed.of = gather().lesson.find_side("sequential");
    typed.guess = 1s;
    plan.predictions.push_back(typed);
    const visit next(plan, after_second_side());
    CHECK(next.answers == 1);
    CHECK(next.said_of("sequential")->guess == quantity(1s));
}

TEST_CASE("parameters that the lesson can't have are dropped, all of them") {
    for (const auto& [name, value] : {std::pair("a", "soon"), {"b", "99h"}, {"tasks", "0.5"}}) {
        CAPTURE(name);
        lesson_place left;
        left.parameters = {{"each", "1s"}, {name, value}};
        CHECK(as_left(whole_plan(), left).chosen.values == whole_plan().chosen.values);
    }
    const lesson_place unknown{.parameters = {{"stars", "5"}}, .answers = {{"gather", 3}}};
    CHECK(visit(as_left(whole_plan(), unknown), unknown).answers == 0);
}

TEST_CASE("what can't be an answer is none, and a limit follows the parameters") {
    CHECK(visit(whole_plan(), {.answers = {{"gather", -3}, {"nobody", 3}}}).answers == 0);
    const run_plan longer = as_left(whole_plan(), {.parameters = {{"a", "60s"}}});
    CHECK(longer.limit == default_limit(gather().lesson, longer.chosen));
    CHECK(longer.limit > whole_plan().limit);
    run_plan limited = whole_plan();
    limited.limit = 5s;
    CHECK(as_left(limited, {.parameters = {{"a", "60s"}}}).limit == 5s);
}
