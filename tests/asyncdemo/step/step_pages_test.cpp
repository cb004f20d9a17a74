// What a stepped lesson shows, and in which order.
#include "asyncdemo/step/step_pages.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "asyncdemo/step/code_pages.hpp"
#include "asyncdemo/step/gather_plan.hpp"
#include "asyncdemo/step/lesson_prose.hpp"
#include "asyncdemo/step/lesson_steps.hpp"
#include "asyncdemo/step/step_prompts.hpp"
#include "support/text.hpp"

using namespace asyncdemo;
using namespace std::chrono_literals;

namespace {

using kind = lesson_step::kind;

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

TEST_CASE("question, code, run and answer of each side come before the whole, the mistake after") {
    const run_plan plan = plan_of(gather().lesson);
    std::vector<lesson_step> expected{{kind::story}, {kind::shared}};
    for (const side* s : plan.sides) {
        for (const kind k : {kind::predict, kind::code, kind::run, kind::answer}) {
            expected.push_back({k, s});
        }
    }
    expected.push_back({kind::overview});
    expected.push_back({kind::reasons});
    const side* const mistake = gather().lesson.find_side("blocking-in-coroutine");
    for (const kind k : {kind::code, kind::run, kind::answer}) expected.push_back({k, mistake});
    expected.push_back({kind::advice});
    CHECK(steps_of(plan, true) == expected);
    expected.erase(expected.begin() + 1);
    CHECK(steps_of(plan, false) == expected);
}

TEST_CASE("every lesson has a mistake beside its sides, but one that has no place there") {
    for (const catalog_entry& e : all_lessons()) {
        CAPTURE(e.lesson.name);
        run_plan plan = plan_of(e.lesson);
        CHECK(mistakes_beside(plan).size() == 1);
        plan.sides.clear();  // not those that it is made in place of
        CHECK(mistakes_beside(plan).empty());
    }
    run_plan with_mistake = plan_of(gather().lesson);
    with_mistake.sides.push_back(gather().lesson.find_side("blocking-in-coroutine"));
    CHECK(mistakes_beside(with_mistake).empty());  // it is one of the sides
}

TEST_CASE("nothing is asked about sides in Python, and the mistake comes in both languages") {
    const lesson& l = gather().lesson;
    run_plan plan = plan_of(l);
    const side* const python = l.find_python_side("gather (Python)");
    REQUIRE(python != nullptr);
    plan.sides.push_back(python);
    const auto steps = steps_of(plan, false);
    CHECK(std::count(steps.begin(), steps.end(), lesson_step{kind::predict, python}) == 0);
    CHECK(std::count(steps.begin(), steps.end(), lesson_step{kind::run, python}) == 1);
    CHECK(std::count(steps.begin(), steps.end(), lesson_step{kind::answer, python}) == 1);
    CHECK(mistakes_beside(plan) ==
          std::vector{l.find_side("blocking-in-coroutine"),
                      l.find_python_side("blocking-in-coroutine (Python)")});
}

TEST_CASE("a mistake in Python belongs to the side that it stands for, whatever that is called") {
    const lesson& l = find(all_lessons(), "sockets")->lesson;
    run_plan plan = plan_of(l);
    plan.sides.push_back(l.find_python_side("asyncio-loop"));  // that is libuv's in Python
    REQUIRE(plan.sides.back() != nullptr);
    CHECK(mistakes_beside(plan) ==
          std::vector{l.find_side("blocking-in-coroutine"),
                      l.find_python_side("blocking-in-coroutine (Python)")});
}

TEST_CASE("on the virtual clock a mistake without one is left out") {
    const lesson& threads = find(all_lessons(), "thread-safety")->lesson;
    run_plan plan = plan_of(threads);
    CHECK(mistakes_beside(plan).size() == 1);
    plan.chosen.clock = clock_kind::simulated;
    CHECK(mistakes_beside(plan).empty());
}

TEST_CASE("what was predicted already is not asked") {
    run_plan plan = plan_of(gather().lesson);
    plan.predictions.emplace_back().of = plan.sides.back();
    const auto steps = steps_of(plan, false);
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
        const std::string story = story_page(e, e.lesson.default_settings(), {});
        CHECK(contains(story, "The story"));
        CHECK_FALSE(contains(story, "What to look at"));
        CHECK_FALSE(contains(story, "Why it came out so"));
    }
}

TEST_CASE("the story begins with the parameters in use") {
    settings chosen = gather().lesson.default_settings();
    chosen.values["a"] = 7;
    CHECK(contains(story_page(gather(), chosen, {}), "a 7s, b 3s"));
    chosen.speed = 10;
    CHECK(contains(story_page(gather(), chosen, {}), "divided by 10"));
}

TEST_CASE("what follows the story is told afterwards, and the mistake on its own page") {
    const std::string told = prose_after_run(gather(), gather().lesson.default_settings(), {});
    CHECK(contains(told, "What to look at"));
    CHECK(contains(told, "Why it came out so"));
    CHECK_FALSE(contains(told, "The story"));
    CHECK_FALSE(contains(told, "The mistake"));
    CHECK(contains(advice_page(gather_run(), {}), "asyncdemo gather --tasks 1000"));
}

TEST_CASE("why a mistake is one is told once, though it is made in both languages") {
    lesson_run run = gather_run();
    const side& cpp = *run.of->find_side("blocking-in-coroutine");
    const side& python = *run.of->find_python_side("blocking-in-coroutine (Python)");
    run.sides = {ran(*run.of->find_python_side("gather (Python)"), 3), ran(cpp, 5), ran(python, 5)};
    judge(run);
    const std::string page = mistake_page(run, {}, python, gather(), run, {}, 40);
    CHECK_FALSE(contains(page, "the first one never gives the thread back"));
    CHECK(contains(page, "as expected: blocking-in-coroutine (Python)"));
    CHECK_FALSE(contains(page, "as expected: blocking-in-coroutine (as"));
    std::erase_if(run.sides, [&cpp](const side_run& s) { return s.of == &cpp; });
    CHECK(contains(mistake_page(run, {}, python, gather(), run, {}, 40),
                   "the first one never gives the thread back"));
}

TEST_CASE("the page of a mistake has its picture, why it is one, and the claims that it broke") {
    lesson_run run = gather_run();
    const lesson_run regular = run;
    run.sides = {ran(*run.of->find_side("gather"), 3),
                 ran(*run.of->find_side("blocking-in-coroutine"), 5)};
    const lesson_run seen = run;
    judge(run);
    const std::string page = mistake_page(seen, {}, *seen.sides.back().of, gather(), run, {}, 40);
    CHECK(contains(page, "blocking-in-coroutine"));
    CHECK(contains(page, "the first one never gives the thread back"));
    CHECK(contains(page, "as expected: "));
    CHECK(regular.claims.empty());
}

TEST_CASE("the code of a side is that of this side, without what was shown before") {
    const lesson& l = gather().lesson;
    const std::vector<const side*> sides = plan_of(l).sides;
    const std::string first = own_code(gather(), *sides[0], sides, {});
    CHECK(contains(first, "void sequential("));
    CHECK_FALSE(contains(first, "gather_all"));
    CHECK(contains(own_code(gather(), *sides[1], sides, {}), "aio::task<> wait("));
    const std::string third = own_code(gather(), *sides[2], sides, {});
    CHECK_FALSE(contains(third, "aio::task<> wait("));
    CHECK(contains(third, "as in await-in-turn"));
    CHECK(contains(whole_code(gather(), {sides[2]}, {}), "aio::task<> wait("));
}

TEST_CASE("what all sides share is shown once, before them") {
    const catalog_entry& entry = *find(all_lessons(), "timeout");
    const std::vector<const side*> sides = plan_of(entry.lesson).sides;
    const std::string shared = shared_code(entry, sides, {});
    CHECK(contains(shared, "lessons/timeout/sides.cpp"));
    for (const side* s : sides) {
        const std::string own = own_code(entry, *s, sides, {});
        CHECK_FALSE(own.empty());
        CHECK_FALSE(contains(own, shared.substr(shared.find('\n') + 1, 40)));
    }
    CHECK(shared_code(gather(), plan_of(gather().lesson).sides, {}).empty());
}

TEST_CASE("the code of a side comes with what was predicted of it") {
    const std::vector<const side*> sides = plan_of(gather().lesson).sides;
    prediction said;
    said.of = sides[0];
    said.guess = 3s;
    CHECK(contains(code_page(gather(), *sides[0], sides, &said, {}), "You say 3.00 s."));
    CHECK_FALSE(contains(code_page(gather(), *sides[0], sides, nullptr, {}), "You say"));
}

TEST_CASE("the choices are numbered, and the same whichever side is asked about") {
    const lesson& l = gather().lesson;
    const std::string page = question_page(l, l.sides.front(), l.default_settings(), nullptr, {});
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
    const std::string page = question_page(l, l.sides.front(), chosen, nullptr, {});
    CHECK(page.find("a 2s, b 3s") < page.find("After how long"));
    CHECK(page.find("sequential: blocking calls") < page.find("After how long"));
    CHECK_FALSE(contains(page, "divided"));
    chosen.speed = 5;
    const std::string faster = question_page(l, l.sides.front(), chosen, nullptr, {});
    CHECK(faster.find("Every wait is divided by 5") < faster.find("After how long"));
    CHECK(contains(faster, "3    1.00 s"));
}

TEST_CASE("a lesson that computes says with how many processors") {
    const lesson& computes = find(all_lessons(), "cpu-bound")->lesson;
    CHECK(contains(
        question_page(computes, computes.sides.front(), computes.default_settings(), nullptr, {}),
        " processor"));
}

TEST_CASE("choices that are counts have no numbers, for a number is the answer") {
    const lesson& l = find(all_lessons(), "lock")->lesson;
    const std::string page = question_page(l, l.sides.front(), l.default_settings(), nullptr, {});
    CHECK(contains(page, "What does the counter say in the end?"));
    CHECK_FALSE(contains(page, "3  "));
    CHECK(contains(answer_prompt(l.prediction.choices(l.default_settings()), 80), "count"));
}

TEST_CASE("an answer shows what was seen so far, with the grade and its reason") {
    lesson_run run = gather_run();
    const side& of = *run.of->find_side("gather");
    const std::string without = answer_page(run, {}, of, run, {}, 40);
    CHECK(contains(without, "It was 3.00 s. All waits begin together"));
    CHECK(contains(without, "sequential"));
    run.predictions.push_back(grade_guess(run, of, 5s));
    const std::string with = answer_page(run, {}, of, run, {}, 40);
    CHECK(contains(with, "You said 5.00 s, it was 3.00 s: wrong."));
    CHECK(contains(with, "is the sum"));
}

TEST_CASE("the picture above an answer takes what the answer leaves") {
    const lesson_run run = gather_run();
    const side& of = *run.of->find_side("gather");
    for (const std::size_t rows : {10, 14, 20, 37}) {
        CAPTURE(rows);
        const std::string page = answer_page(run, {}, of, run, {}, rows);
        CHECK(static_cast<std::size_t>(std::count(page.begin(), page.end(), '\n')) <= rows);
        CHECK(contains(page, "It was 3.00 s."));
    }
}

TEST_CASE("the answer about a side that crashed says so") {
    lesson_run run = gather_run();
    recording& r = run.sides.front().runs.front();
    r.exit = ending::crashed;
    r.problem = "was killed by signal 11";
    const std::string page = answer_page(run, {}, *run.sides.front().of, run, {}, 40);
    CHECK(contains(page, "was killed by signal 11"));
    CHECK(contains(page, "sequential was not measured in this run."));
}

TEST_CASE("help lists the keys that have a meaning at the step") {
    const tour_place tour{"2 of 3", true, true};
    const std::string at_story = help_page({kind::story}, {}, {});
    CHECK_FALSE(contains(at_story, "vote again"));
    CHECK_FALSE(contains(at_story, "next lesson"));
    CHECK(contains(at_story, "change a parameter"));
    const side* const of = gather().lesson.find_side("gather");
    CHECK(contains(help_page({kind::code, of}, tour, {}), "vote again"));
    CHECK(contains(help_page({kind::code, of}, tour, {}), "the next lesson"));
    CHECK(contains(help_page({kind::predict, of}, {}, {}), "an answer of your own"));
}
