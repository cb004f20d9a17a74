#include "report/run_text.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>
#include <string_view>

#include "report/figures.hpp"
#include "samples/sample_run.hpp"
#include "support/text.hpp"

using namespace asyncdemo;

namespace {

// The sample, with "gather" as a model of "sequential".
struct run_with_model {
    lesson of = sample_lesson();
    lesson_run run = sample_run();

    run_with_model() {
        of.sides[1].model_of = "sequential";
        run.of = &of;
        for (side_run& s : run.sides) s.of = of.find_side(s.of->name);
    }
};

bool says(const lesson_run& run, std::string_view text) {
    return run_label(run).find(text) != std::string::npos;
}

constexpr auto unchecked = "gather is a model of sequential, which was not measured in this run";
constexpr auto undrawn = "Too many pass through gather to be drawn one by one";

}  // namespace

TEST_CASE("figures that were plainly measured need no label") {
    CHECK(run_label(sample_run()).empty());
}

TEST_CASE(
    "a recording that is shown again says what compiled its sides, and what ran those in Python") {
    lesson_run run = python_sample_run();
    run.recorded_by = "0.1.0";
    CHECK(contains(run_label(run), "asyncdemo 0.1.0 (g++ 12.2, CPython 3.11.7) made it on"));
    run.machine.python.clear();
    CHECK(contains(run_label(run), "asyncdemo 0.1.0 (g++ 12.2) made it on"));
}

TEST_CASE("the parameters in use are told as they would be typed") {
    lesson_run run = sample_run();
    CHECK(parameters_in_use(*run.of, run.chosen) ==
          "first-wait 2s, second-wait 3s, rate 50, tasks 500");
    lesson idle = *run.of;
    idle.is_used = [](std::string_view name, const settings&) { return name == "tasks"; };
    CHECK(parameters_in_use(idle, run.chosen) == "tasks 500");
    run.chosen.values.erase(run.chosen.values.find("first-wait"));
    CHECK(parameters_in_use(*run.of, run.chosen) == "second-wait 3s, rate 50, tasks 500");
}

TEST_CASE("a model is labelled unless what it models came to its end in the same run") {
    run_with_model sample;
    CHECK(run_label(sample.run).empty());
    sample.run.sides[0].runs[0].exit = ending::failed;
    CHECK(says(sample.run, unchecked));
    sample.run.sides.erase(sample.run.sides.begin());
    CHECK(says(sample.run, unchecked));
}

TEST_CASE("a model that has drawn nothing says so") {
    run_with_model sample;
    CHECK_FALSE(says(sample.run, undrawn));
    sample.run.sides[1].runs[0].spans.clear();
    sample.run.sides[1].runs[0].rows.clear();
    CHECK(says(sample.run, undrawn));
}

TEST_CASE("a conclusion says how many times one figure goes into another") {
    lesson of = sample_lesson();
    of.conclusion = "{gather.dropped / sequential.dropped}, {gather.dropped / sequential.none}.";
    lesson_run run = sample_run();
    run.of = &of;
    run.sides[0].runs[0].metrics = {{"dropped", 4}};
    CHECK(conclusion_of(run) == fmt::format("125, {}.", not_measured));
}

TEST_CASE("a conclusion is drawn only from what this run could judge, and bears out") {
    lesson of = sample_lesson();
    of.claims = {the_point({"gather", "takes the longest wait", nullptr}),
                 {"gather", "is fast", nullptr}};
    of.computed = "By the formula: {first-wait}.";
    lesson_run run = sample_run();
    run.of = &of;
    for (side_run& s : run.sides) s.of = of.find_side(s.of->name);
    const auto judged_as = [&run](std::string text, verdict v) {
        run.claims = {
            {.text = std::move(text), .verdict = v, .found = {}, .reason = "it was late"}};
        return conclusion_of(run);
    };
    CHECK(judged_as("gather takes the longest wait", verdict::pass) == of.conclusion);
    CHECK(judged_as("gather takes the longest wait", verdict::inconclusive) ==
          "Not judged here: it was late. By the formula: 2s.");
    CHECK(judged_as("gather takes the longest wait", verdict::fail) ==
          "Not so in this run: gather takes the longest wait. By the formula: 2s.");
    CHECK(judged_as("gather is fast", verdict::fail) == of.conclusion);
    CHECK(judged_as("no-gather (as gather) takes the longest wait", verdict::fail) ==
          of.conclusion);
}

TEST_CASE("why a round did not finish is told with its side, Ctrl-C only if asked for") {
    lesson_run run = sample_run();
    CHECK(problems_of(run, interruptions::told).empty());
    recording& late = run.sides[0].runs.front();
    late.exit = ending::timeout;
    late.problem = "still running";
    recording& stopped = run.sides[1].runs.front();
    stopped.exit = ending::interrupted;
    stopped.problem = "interrupted";
    const std::vector<std::string> wrong{"sequential: still running"};
    CHECK(problems_of(run, interruptions::left_out) == wrong);
    CHECK(problems_of(run, interruptions::told).size() == 2);
    CHECK(problems_of(run.sides[1], interruptions::told).front() == "gather: interrupted");
}

TEST_CASE("a problem is told in words that can be seen, and never without any") {
    lesson_run run = sample_run();
    side_run& side = run.sides[0];
    side.runs.front().exit = ending::crashed;
    side.runs.front().problem = "wrote \x1b[2J\n";
    CHECK(problems_of(side, interruptions::told).front() == "sequential: wrote \\x1b[2J\\n");
    side.runs.front().problem.clear();
    CHECK(problems_of(side, interruptions::told).front() == "sequential: crashed");
    side.runs.clear();
    CHECK(problems_of(side, interruptions::left_out).front() == "sequential: did not run");
}
