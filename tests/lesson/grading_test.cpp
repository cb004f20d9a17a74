#include "lesson/grading.hpp"

#include <doctest/doctest.h>

#include "lesson/lesson_run.hpp"

using namespace asyncdemo;
using namespace std::chrono_literals;

namespace {

void nothing(stage&) {}

lesson two_waits() {
    lesson l{.name = "waits", .question = "", .parameters = {}, .sides = {}, .claims = {}};
    l.sides = {{.name = "in-turn", .about = "", .run = nothing},
               {.name = "together", .about = "", .run = nothing},
               {.name = "untold", .about = "", .run = nothing}};
    l.prediction.prompts = {
        {.side = "in-turn", .wrong = {{"longest", 3s, "is the longest"}}, .right = 5s},
        {.side = "together",
         .wrong = {{"sum", 5s, "is the sum"}, {"same", 3s, "is no error here"}},
         .right = 3s,
         .why = "They overlap."}};
    return l;
}

recording took(double wall_s) {
    recording r;
    r.wall_s = wall_s;
    return r;
}

lesson_run run_of(const lesson& l, double together_s = 3.001) {
    lesson_run run;
    run.of = &l;
    run.sides = {{&l.sides[0], {took(5.001)}},
                 {&l.sides[1], {took(together_s)}},
                 {&l.sides[2], {took(0.0003)}}};
    return run;
}

prediction graded(std::string_view side, duration guess, double together_s = 3.001) {
    static const lesson l = two_waits();
    const lesson_run run = run_of(l, together_s);
    return grade_guess(run, *l.find_side(side), guess);
}

// Of a lesson in which one side may be asked for what the machine decides.
lesson decided_by_machine() {
    lesson l = two_waits();
    l.prediction.prompts[1].right = about(3s);
    return l;
}

}  // namespace

TEST_CASE("a guess within a tenth of what is right is right, within three tenths close") {
    CHECK(graded("together", 3s).grade == grade::right);
    CHECK(graded("together", 2700ms).grade == grade::right);
    CHECK(graded("together", 3300ms).grade == grade::right);
    CHECK(graded("together", 3400ms).grade == grade::close);
    CHECK(graded("together", 2100ms).grade == grade::close);
    CHECK(graded("together", 4s).grade == grade::wrong);
    CHECK(graded("together", 0s).grade == grade::wrong);
}

TEST_CASE("next to nothing is held against the smallest difference between two answers") {
    lesson l = two_waits();
    l.prediction.prompts.push_back({.side = "untold", .wrong = {}, .right = 0s});
    const lesson_run run = run_of(l);  // 0, 3 and 5 s to choose from
    const auto grade_for = [&](duration guess) {
        return grade_guess(run, l.sides[2], guess).grade;
    };
    CHECK(grade_for(0s) == grade::right);
    CHECK(grade_for(200ms) == grade::right);
    CHECK(grade_for(500ms) == grade::close);
    CHECK(grade_for(1s) == grade::wrong);
}

TEST_CASE("where the question names a factor, it counts, however short the time") {
    lesson l = two_waits();
    l.prediction.precision = within_factor(4);
    l.prediction.prompts = {{.side = "in-turn", .wrong = {}, .right = 1ms},
                            {.side = "together", .wrong = {}, .right = 300us}};
    const lesson_run run = run_of(l, 0.0003);
    const auto grade_for = [&](duration guess) {
        return grade_guess(run, l.sides[1], guess).grade;
    };
    CHECK(grade_for(300us) == grade::right);
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

TEST_CASE("a typical error is told for that very answer, and for no other") {
    CHECK(graded("together", 5s).reason == "5.00 s is the sum.");
    CHECK(graded("together", 5001ms).reason == "5.00 s is the sum.");
    CHECK(graded("together", 5200ms).reason == "It is less than that. They overlap.");
}

TEST_CASE("an answer that is right is never told an error") {
    CHECK(graded("together", 3s).reason.find("is no error here") == std::string::npos);
}

TEST_CASE("any other wrong answer is told the direction, and why it comes out as it does") {
    CHECK(graded("together", 1s).reason == "It is more than that. They overlap.");
    CHECK(graded("together", 9s).reason == "It is less than that. They overlap.");
    CHECK(graded("in-turn", 1s).reason == "It is more than that.");
}

TEST_CASE("a busy machine is not the learner's fault") {
    const lesson l = two_waits();
    lesson_run run = run_of(l, 7.2);
    run.lateness_s = {5};
    const auto told = [&](duration guess) { return grade_guess(run, l.sides[1], guess); };
    CHECK(told(3s).grade == grade::right);
    CHECK(told(3s).is_disturbed);
    CHECK(told(3s).reason == "This machine was busy and measured 7.20 s. They overlap.");
    CHECK(told(5s).grade == grade::wrong);
    CHECK(told(5s).reason == "This machine was busy and measured 7.20 s. 5.00 s is the sum.");
    CHECK(told(7200ms).grade == grade::wrong);
}

TEST_CASE("a processor that was taken away often is busy, too") {
    const lesson l = two_waits();
    lesson_run run = run_of(l, 7.2);
    run.sides[1].runs[0].usage = resource_usage{.cpu_s = 3, .involuntary_switches = 400};
    CHECK(grade_guess(run, l.sides[1], 3s).reason.starts_with("This machine was busy"));
    run.sides[1].runs[0].usage->involuntary_switches = 3;
    CHECK_FALSE(grade_guess(run, l.sides[1], 3s).reason.starts_with("This machine was busy"));
}

TEST_CASE("what contradicts the theory without a cause is said, and takes no side") {
    const auto told = [&](duration guess) { return graded("together", guess, 5.0); };
    CHECK(told(3s).grade == grade::right);
    CHECK(told(3s).reason ==
          "Here it was 5.00 s, and nothing that was measured explains the difference. "
          "They overlap.");
    CHECK(told(5s).grade == grade::unclear);  // as it was measured, against the theory
    CHECK(told(9s).grade == grade::wrong);
}

TEST_CASE("where the machine decides, the median of the rounds is what counts") {
    const lesson l = decided_by_machine();
    lesson_run run = run_of(l);
    run.sides[1].runs = {took(6), took(9), took(6.2), took(1), took(6.1)};
    run.sides[1].runs[3].exit = ending::timeout;
    const prediction p = grade_guess(run, l.sides[1], 6s);
    REQUIRE(p.measured);
    CHECK(p.measured->value == doctest::Approx(6.15));
    CHECK_FALSE(p.truth);
    CHECK(p.grade == grade::right);
}

TEST_CASE("where the machine decides and was too busy to tell, a guess counts neither way") {
    const lesson l = decided_by_machine();
    lesson_run run = run_of(l, 7.2);
    run.lateness_s = {5};
    CHECK(grade_guess(run, l.sides[1], 3s).grade == grade::unclear);
    run.lateness_s = {0.001};
    CHECK(grade_guess(run, l.sides[1], 3s).grade == grade::wrong);
}

TEST_CASE("a lesson may say itself why a run can't tell") {
    lesson l = decided_by_machine();
    l.prediction.prompts[1].unclear = [](const side_view&) -> std::string { return "it rained"; };
    const prediction p = grade_guess(run_of(l), l.sides[1], 3s);
    CHECK(p.grade == grade::unclear);
    CHECK(p.reason == "This run can't tell: it rained.");
}

TEST_CASE("a side that did not finish leaves the guess unclear") {
    const lesson l = two_waits();
    lesson_run run = run_of(l);
    run.sides[1].runs[0].exit = ending::crashed;
    const prediction p = grade_guess(run, l.sides[1], 3s);
    CHECK_FALSE(p.measured);
    CHECK(p.grade == grade::unclear);
    CHECK(p.reason == "together was not measured in this run.");
    CHECK(right_answer_of(run, l.sides[1]).reason == p.reason);
}

TEST_CASE("a figure that this run does not have leaves the guess unclear") {
    lesson l = two_waits();
    l.prediction.measure = time_of("age_s");
    const prediction p = grade_guess(run_of(l), l.sides[1], 3s);
    CHECK(p.grade == grade::unclear);
    CHECK(p.reason == "This run has no figure to hold it against.");
}

TEST_CASE("a count is graded as a time is") {
    lesson l = two_waits();
    l.prediction.measure = count_of("counter");
    l.prediction.prompts = {{.side = "together", .wrong = {{"all", 20, "are all"}}, .right = 1}};
    lesson_run run = run_of(l);
    run.sides[1].runs[0].metrics["counter"] = 1;
    CHECK(grade_guess(run, l.sides[1], 1).grade == grade::right);
    CHECK(grade_guess(run, l.sides[1], 2).grade == grade::wrong);
    CHECK(grade_guess(run, l.sides[1], 20).reason == "20 are all.");
    CHECK(grade_guess(run, l.sides[1], 0).reason == "It is more than that.");
}

TEST_CASE("a factor is graded as a time is, also on a busy machine") {
    lesson l = two_waits();
    l.prediction.measure = ratio_to("in-turn", "gain");
    l.prediction.prompts = {{.side = "together",
                             .wrong = {{"all", multiple(4), "would be all of it"}},
                             .right = multiple(1.33)}};
    lesson_run run = run_of(l);
    run.sides[0].runs[0].metrics["gain"] = 1;
    run.sides[1].runs[0].metrics["gain"] = 0.9;
    run.lateness_s = {2};
    const prediction p = grade_guess(run, l.sides[1], multiple(1.3));
    CHECK(p.grade == grade::right);
    CHECK(p.reason == "This machine was busy and measured 0.900x.");
    CHECK(grade_guess(run, l.sides[1], multiple(4)).grade == grade::wrong);
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
