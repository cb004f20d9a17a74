// Where each wish leads in a lesson of one side and its mistake.
#include "asyncdemo/step/lesson_walk.hpp"

#include <doctest/doctest.h>

using namespace asyncdemo;

namespace {

using kind = lesson_step::kind;

const side walked{.name = "gather", .about = "", .run = {}};
const side walked_mistake{.name = "blocking", .about = "", .run = {}, .mistake_for = "gather"};

std::vector<lesson_step> walked_steps() {
    return {{kind::story},
            {kind::predict, &walked},
            {kind::code, &walked},
            {kind::run, &walked},
            {kind::answer, &walked},
            {kind::overview},
            {kind::reasons},
            {kind::code, &walked_mistake},
            {kind::run, &walked_mistake},
            {kind::answer, &walked_mistake},
            {kind::advice}};
}

void go_on(lesson_walk& walk, int times) {
    for (int i = 0; i < times; ++i) CHECK_FALSE(walk.go(wish::on));
}

}  // namespace

TEST_CASE("on leads through every step, and out of the last one") {
    lesson_walk walk(walked_steps(), "");
    for (const lesson_step& expected : walked_steps()) {
        CHECK(walk.now() == expected);
        const auto end = walk.go(wish::on);
        CHECK(end.has_value() == (expected.is == kind::advice));
        if (end) CHECK(*end == lesson_end::done);
    }
}

TEST_CASE("to quit is to be done only where all was seen") {
    lesson_walk early(walked_steps(), "");
    go_on(early, 3);
    CHECK(early.go(wish::quit) == lesson_end::quit);
    CHECK(early.part_reached() == "gather");
    lesson_walk late(walked_steps(), "");
    go_on(late, 10);
    CHECK(late.go(wish::quit) == lesson_end::done_and_quit);
}

TEST_CASE("to skip leads to the comparison; the lesson is not done then, and goes on before it") {
    lesson_walk walk(walked_steps(), "");
    go_on(walk, 1);
    CHECK_FALSE(walk.go(wish::skip));
    CHECK(walk.now().is == kind::overview);
    CHECK(walk.part_reached() == "gather");
    go_on(walk, 5);
    CHECK(walk.go(wish::on) == lesson_end::skipped);
}

TEST_CASE("a lesson goes on with the part that was reached, from its first step") {
    for (const auto& [part, step] :
         {std::pair<std::string_view, lesson_step>("gather", {kind::predict, &walked}),
          {"comparison", {kind::overview}},
          {"blocking", {kind::code, &walked_mistake}},
          {"end", {kind::advice}},
          {"a side of another version", {kind::story}}}) {
        CAPTURE(part);
        lesson_walk walk(walked_steps(), part);
        CHECK(walk.now() == step);
        CHECK(walk.has_just_begun());
        CHECK((walk.number() == 1) == (step.is == kind::story));
        CHECK(walk.steps() == walked_steps().size());
        if (step.is == kind::story) CHECK_FALSE(walk.go(wish::on));
        walk.go(wish::beginning);
        CHECK(walk.now().is == kind::story);
        CHECK_FALSE(walk.has_just_begun());
    }
}

TEST_CASE("a replay is slower each time, until another step is shown") {
    lesson_walk walk(walked_steps(), "");
    go_on(walk, 4);
    CHECK(walk.speed() == 1);
    walk.go(wish::replay);
    CHECK(walk.now() == lesson_step{kind::run, &walked});
    CHECK(walk.speed() < 1);
    const double first = walk.speed();
    walk.go(wish::replay);
    CHECK(walk.speed() < first);
    walk.go(wish::on);
    CHECK(walk.speed() == 1);
}

TEST_CASE("to vote again leads to the question of the side") {
    lesson_walk walk(walked_steps(), "");
    go_on(walk, 2);
    CHECK(walk.has_question());
    walk.go(wish::vote);
    CHECK(walk.now() == lesson_step{kind::predict, &walked});
    lesson_walk at_mistake(walked_steps(), "blocking");
    CHECK_FALSE(at_mistake.has_question());
}

TEST_CASE("with other steps it goes on at the question of the side, else at the same step") {
    lesson_walk walk(walked_steps(), "");
    go_on(walk, 4);
    walk.change(walked_steps());
    CHECK(walk.now() == lesson_step{kind::predict, &walked});
    lesson_walk at_end(walked_steps(), "comparison");
    at_end.change(walked_steps());
    CHECK(at_end.now().is == kind::overview);
}

TEST_CASE("a tour goes to its next lesson from anywhere; at the end this is to be done") {
    lesson_walk walk(walked_steps(), "");
    CHECK(walk.go(wish::next_lesson) == lesson_end::next_lesson);
    CHECK(walk.go(wish::previous_lesson) == lesson_end::previous_lesson);
    lesson_walk seen(walked_steps(), "");
    go_on(seen, 10);
    CHECK(seen.go(wish::next_lesson) == lesson_end::done);
}
