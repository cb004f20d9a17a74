// What is asked of a run with its mistakes.
#include <doctest/doctest.h>

#include "lesson/contract/sound_lesson.hpp"

using namespace asyncdemo;

namespace {

const lesson& waits() {
    static const catalog_entry entry = sound_entry();
    return entry.lesson;
}

recording took(double wall_s) {
    recording r;
    r.wall_s = wall_s;
    r.metrics["total_s"] = wall_s;
    return r;
}

// All sides, as they should come out.
lesson_run sound_run(const lesson& l = waits()) {
    lesson_run run;
    run.of = &l;
    run.chosen = l.default_settings();
    run.lateness_s = {0};
    const double walls[] = {4, 2, 4};
    for (std::size_t i = 0; i < l.sides.size(); ++i)
        run.sides.push_back({&l.sides[i], {took(walls[i])}});
    return run;
}

// What is complained of after `change(run)`.
template <class Change>
std::string after(Change change, lesson_run run = sound_run()) {
    change(run);
    judge(run);
    return told(complaints(run));
}

}  // namespace

TEST_CASE("of a run whose mistake breaks a claim there is nothing to complain") {
    CHECK(after([](lesson_run&) {}).empty());
}

TEST_CASE("a mistake that breaks no claim is told with the side that it stands for") {
    CHECK(after([](lesson_run& run) { run.sides[2].runs[0].wall_s = 2; }) ==
          "the mistake `blocked` breaks no claim; one of those about `together` has to fail on it");
}

TEST_CASE("a mistake that is unclear on this machine is not complained of") {
    CHECK(after([](lesson_run& run) {
              run.sides[2].runs[0].wall_s = 2.5;
              run.lateness_s = {1.0};
          }).empty());
}

TEST_CASE("no other side breaks a claim") {
    CHECK(after([](lesson_run& run) { run.sides[1].runs[0].wall_s = 3; }) ==
          "the claim \"together takes one wait\" fails; only a mistake may break one");
}

TEST_CASE("every side comes to its end") {
    CHECK(after([](lesson_run& run) {
              run.sides[0].runs[0].exit = ending::crashed;
          }).starts_with("the side `in-turn` has to come to its end"));
    CHECK(after([](lesson_run& run) {
              run.sides.pop_back();
          }).starts_with("the side `blocked` has to come to its end"));
}

TEST_CASE("every claim is judged") {
    lesson l = waits();
    l.claims.push_back({"together", "is quicker than `in-turn`", [](const side_view& v) {
                            return at_most(v.wall(), v.beside("in-turn").wall());
                        }});
    CHECK(
        after([](lesson_run& run) { run.sides[0].runs[0].exit = ending::crashed; }, sound_run(l))
            .find("the claim \"together is quicker than `in-turn`\" is not judged: it needs a side "
                  "that did not run") != std::string::npos);
    l.claims.back() = {"together", "loses none", count_of("lost") == 0};
    CHECK(after([](lesson_run&) {}, sound_run(l)) ==
          "the claim \"together loses none\" asks for what no side records");
    CHECK(after([](lesson_run& run) { run.chosen.clock = clock_kind::simulated; }, sound_run(l))
              .empty());
}

TEST_CASE("what the lesson shows was recorded") {
    CHECK(after([](lesson_run& run) {
              for (side_run& s : run.sides) s.runs[0].metrics.clear();
          }) ==
          "the column `total` shows \"total_s\", which no side records\n"
          "the conclusion has {together.total_s}, which the side does not record");
}

TEST_CASE("the curve that a lesson is about is drawn by every side") {
    lesson l = waits();
    l.curve = "depth";
    const auto with_points = [&l](std::size_t sides) {
        return after(
            [sides](lesson_run& run) {
                for (std::size_t i = 0; i < sides; ++i) {
                    run.sides[i].runs[0].series = {{"depth", {{0, 1}}}};
                }
            },
            sound_run(l));
    };
    CHECK(with_points(1) ==
          "the curve that it is about is \"depth\", which not every side records");
    CHECK(with_points(sound_run(l).sides.size()).empty());
}

TEST_CASE("what a side's spans do is known") {
    const auto with_span = [](std::string_view what) {
        return after([what](lesson_run& run) {
            run.sides[0].runs[0].spans = {{"task", std::string(what), 0, 1}};
        });
    };
    CHECK(with_span("waits").empty());
    CHECK(with_span("counts") == "a span \"counts\" has no kind; `spans` has to say what it does");
    lesson l = waits();
    l.spans = {{"counts", span_kind::working}};
    lesson_run run = sound_run(l);
    run.sides[0].runs[0].spans = {{"task", "counts", 0, 1}};
    CHECK(after([](lesson_run&) {}, run).empty());
}
