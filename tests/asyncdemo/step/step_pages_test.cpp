// What a stepped lesson shows, and in which order.
#include "asyncdemo/step/step_pages.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "asyncdemo/step/lesson_steps.hpp"
#include "asyncdemo/step/step_prompts.hpp"
#include "support/text.hpp"

using namespace asyncdemo;
using namespace std::chrono_literals;

namespace {

using kind = lesson_step::kind;

const catalog_entry& gather() { return *find(all_lessons(), "gather"); }

run_plan plan_of(const lesson& l) {
    run_plan plan;
    plan.of = &l;
    plan.chosen = l.default_settings();
    for (const side& s : l.sides) {
        if (!s.is_mistake()) plan.sides.push_back(&s);
    }
    return plan;
}

// As if that side had run, for so long.
side_run ran(const side& of, double wall_s) {
    side_run s;
    s.of = &of;
    recording& r = s.runs.emplace_back();
    r.wall_s = wall_s;
    r.spans = {{"A", "waits", 0, wall_s}};
    return s;
}

lesson_run gather_run() {
    lesson_run run;
    run.of = &gather().lesson;
    run.chosen = run.of->default_settings();
    for (const side* s : plan_of(*run.of).sides) {
        run.sides.push_back(ran(*s, s->name == "gather" ? 3 : 5));
    }
    return run;
}

}  // namespace

TEST_CASE("code, prediction and run of each side come between the story and the whole") {
    const run_plan plan = plan_of(gather().lesson);
    std::vector<lesson_step> expected{{kind::story}};
    for (const side* s : plan.sides) {
        for (const kind k : {kind::code, kind::predict, kind::run}) expected.push_back({k, s});
    }
    expected.push_back({kind::overview});
    expected.push_back({kind::reasons});
    CHECK(steps_of(plan) == expected);
}

TEST_CASE("what was predicted already is not asked") {
    run_plan plan = plan_of(gather().lesson);
    plan.predictions.emplace_back().of = plan.sides.back();
    const auto steps = steps_of(plan);
    const auto asks = [&steps](const side* of) {
        return std::count(steps.begin(), steps.end(), lesson_step{kind::predict, of});
    };
    CHECK(asks(plan.sides.front()) == 1);
    CHECK(asks(plan.sides.back()) == 0);
    CHECK(std::count(steps.begin(), steps.end(), lesson_step{kind::run, plan.sides.back()}) == 1);
}

TEST_CASE("the story of no lesson tells what came out") {
    for (const catalog_entry& e : all_lessons()) {
        CAPTURE(e.lesson.name);
        const std::string story = story_page(e, {});
        CHECK(contains(story, "The story"));
        CHECK_FALSE(contains(story, "What to look at"));
        CHECK_FALSE(contains(story, "Why it came out so"));
    }
}

TEST_CASE("what follows the story is told afterwards, but for the mistake that did not run") {
    lesson_run run = gather_run();
    const std::string told = reasons_page(gather(), run, {});
    CHECK(contains(told, "What to look at"));
    CHECK(contains(told, "Why it came out so"));
    CHECK(contains(told, "asyncdemo gather --tasks 1000"));
    CHECK_FALSE(contains(told, "The story"));
    CHECK_FALSE(contains(told, "The mistake"));
    run.sides.push_back(ran(*run.of->find_side("blocking-in-coroutine"), 5));
    CHECK(contains(reasons_page(gather(), run, {}), "The mistake"));
}

TEST_CASE("the code of a side is that of this side alone") {
    const lesson& l = gather().lesson;
    const std::string code = code_page(gather(), {l.find_side("sequential")}, {});
    CHECK(contains(code, "void sequential("));
    CHECK_FALSE(contains(code, "gather_all"));
}

TEST_CASE("the choices are numbered, and the same whichever side is asked about") {
    const lesson& l = gather().lesson;
    const std::string page = question_page(l, l.default_settings(), {});
    CHECK(contains(page, "After how long is everything done?"));
    const std::size_t first = page.find("1    2.00 s");
    const std::size_t second = page.find("2    3.00 s");
    const std::size_t third = page.find("3    5.00 s");
    CHECK(first < second);
    CHECK(second < third);
    CHECK(third != std::string::npos);
}

TEST_CASE("what an answer is worked out from stands above the question") {
    const lesson& l = gather().lesson;
    settings chosen = l.default_settings();
    const std::string page = question_page(l, chosen, {});
    CHECK(page.find("a 2s, b 3s") < page.find("After how long"));
    CHECK_FALSE(contains(page, "divided"));
    chosen.speed = 5;
    const std::string faster = question_page(l, chosen, {});
    CHECK(faster.find("Every wait is divided by 5") < faster.find("After how long"));
    CHECK(contains(faster, "3    1.00 s"));
}

TEST_CASE("a lesson that computes says with how many processors") {
    const lesson& computes = find(all_lessons(), "cpu-bound")->lesson;
    CHECK(contains(question_page(computes, computes.default_settings(), {}), " processor"));
}

TEST_CASE("choices that are counts have no numbers, for a number is the answer") {
    const lesson& l = find(all_lessons(), "lock")->lesson;
    const std::string page = question_page(l, l.default_settings(), {});
    CHECK(contains(page, "What does the counter say in the end?"));
    CHECK_FALSE(contains(page, "3  "));
    CHECK(contains(answer_prompt(l.prediction.choices(l.default_settings()), 80), "count"));
}

TEST_CASE("a result shows its side alone, with the grade and its reason") {
    lesson_run run = gather_run();
    const side& of = *run.of->find_side("gather");
    const std::string without = result_page(run, of, {});
    CHECK(contains(without, "It was 3.00 s. All waits begin together"));
    CHECK_FALSE(contains(without, "sequential"));
    run.predictions.push_back(grade_guess(run, of, 5s));
    const std::string with = result_page(run, of, {});
    CHECK(contains(with, "You said 5.00 s, it was 3.00 s: wrong."));
    CHECK(contains(with, "is the sum"));
}

TEST_CASE("the result of a side that crashed says so") {
    lesson_run run = gather_run();
    recording& r = run.sides.front().runs.front();
    r.exit = ending::crashed;
    r.problem = "was killed by signal 11";
    const std::string page = result_page(run, *run.sides.front().of, {});
    CHECK(contains(page, "was killed by signal 11"));
    CHECK(contains(page, "sequential was not measured in this run."));
}
