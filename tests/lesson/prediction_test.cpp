#include "lesson/prediction.hpp"

#include <doctest/doctest.h>

#include "lesson/lesson_run.hpp"

using namespace asyncdemo;
using namespace std::chrono_literals;

namespace {

void nothing(stage&) {}

duration the_sum(const settings&) { return 5s; }
duration the_longest(const settings&) { return 3s; }
duration a_little_more(const settings&) { return 5200ms; }

lesson two_waits() {
    lesson l{.name = "waits", .question = "", .parameters = {}, .sides = {}, .claims = {}};
    l.sides = {{.name = "in-turn", .about = "", .run = nothing, .ideal = the_sum},
               {.name = "together", .about = "", .run = nothing, .ideal = the_longest},
               {.name = "untold", .about = "", .run = nothing}};
    l.prediction.prompts = {
        {.side = "together",
         .wrong = {{"sum", the_sum, "is the sum"}, {"more", a_little_more, "is a little more"}},
         .why = "They overlap."}};
    return l;
}

recording took(double wall_s) {
    recording r;
    r.wall_s = wall_s;
    return r;
}

lesson_run run_of(const lesson& l) {
    lesson_run run;
    run.of = &l;
    run.sides = {
        {&l.sides[0], {took(5.001)}}, {&l.sides[1], {took(3.001)}}, {&l.sides[2], {took(0.0003)}}};
    return run;
}

prediction graded(std::string_view side, duration guess) {
    static const lesson l = two_waits();
    static const lesson_run run = run_of(l);
    return grade_guess(run, *l.find_side(side), guess);
}

}  // namespace

TEST_CASE("a guess within a tenth is right, within a quarter close, else wrong") {
    CHECK(graded("together", 3s).grade == grade::right);
    CHECK(graded("together", 2750ms).grade == grade::right);
    CHECK(graded("together", 3250ms).grade == grade::right);
    CHECK(graded("together", 3400ms).grade == grade::close);
    CHECK(graded("together", 2300ms).grade == grade::close);
    CHECK(graded("together", 4s).grade == grade::wrong);
    CHECK(graded("together", 0s).grade == grade::wrong);
}

TEST_CASE("a difference that is small against the whole run counts as none") {
    CHECK(graded("untold", 0s).grade == grade::right);
    CHECK(graded("untold", 40ms).grade == grade::right);
    CHECK(graded("untold", 100ms).grade == grade::close);
    CHECK(graded("untold", 1s).grade == grade::wrong);
}

TEST_CASE("where orders of magnitude are asked for, a factor counts, however short the time") {
    lesson l = two_waits();
    l.prediction.precision = precision::order_of_magnitude;
    const lesson_run run = run_of(l);
    const auto grade_for = [&](duration guess) {
        return grade_guess(run, l.sides[2], guess).grade;
    };
    CHECK(grade_for(300us) == grade::right);  // it took that
    CHECK(grade_for(80us) == grade::right);
    CHECK(grade_for(1100us) == grade::right);
    CHECK(grade_for(40us) == grade::close);
    CHECK(grade_for(2ms) == grade::close);
    CHECK(grade_for(4ms) == grade::wrong);
    CHECK(grade_for(0s) == grade::wrong);
}

TEST_CASE("a right guess is told why it is so") {
    CHECK(graded("together", 3s).reason == "They overlap.");
}

TEST_CASE("a typical wrong answer is told its own error, the nearest one") {
    CHECK(graded("together", 5s).reason == "5.00 s is the sum.");
    CHECK(graded("together", 5150ms).reason == "5.15 s is a little more.");
}

TEST_CASE("any other wrong answer is told the direction, and why it comes out as it does") {
    CHECK(graded("together", 1s).reason == "It is more than that. They overlap.");
    CHECK(graded("together", 9s).reason == "It is less than that. They overlap.");
    CHECK(graded("in-turn", 1s).reason == "It is more than that.");
}

TEST_CASE("the median of the rounds that came to their end is what counts") {
    const lesson l = two_waits();
    lesson_run run = run_of(l);
    run.sides[1].runs = {took(3), took(9), took(3.1), took(1), took(3.05)};
    run.sides[1].runs[3].exit = ending::timeout;
    const prediction p = grade_guess(run, l.sides[1], 3s);
    REQUIRE(p.measured);
    CHECK(p.measured->count() == doctest::Approx(3.075));
    CHECK(p.grade == grade::right);
}

TEST_CASE("a side that did not finish leaves the guess unclear") {
    const lesson l = two_waits();
    lesson_run run = run_of(l);
    run.sides[1].runs[0].exit = ending::crashed;
    const prediction p = grade_guess(run, l.sides[1], 3s);
    CHECK_FALSE(p.measured);
    CHECK(p.grade == grade::unclear);
    CHECK(p.reason == "together was not measured in this run.");
}

TEST_CASE("a figure that this run does not have leaves the guess unclear") {
    lesson l = two_waits();
    l.prediction.measure = time_of("age_s");
    const lesson_run run = run_of(l);
    CHECK(grade_guess(run, l.sides[1], 3s).grade == grade::unclear);
}

TEST_CASE("judging a run grades its predictions") {
    const lesson l = two_waits();
    lesson_run run = run_of(l);
    run.predictions.resize(1);
    run.predictions[0].of = &l.sides[1];
    run.predictions[0].guess = 5s;
    judge(run);
    CHECK(run.predictions[0].grade == grade::wrong);
    CHECK(run.predictions[0].reason == "5.00 s is the sum.");
}
