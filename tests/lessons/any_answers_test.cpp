// Whatever parameters a learner chooses, and whatever the machine makes of them: who knows what
// comes out is told so, and no typical error is ever taken for right.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "lessons/catalog.hpp"
#include "lessons/random_settings.hpp"
#include "lessons/virtual_run.hpp"
#include "support/property.hpp"

using namespace asyncdemo;

namespace {

constexpr int draws = 100;  // of each lesson
constexpr std::string_view answer = "answer";

// Of the same unit, and easily made up.
asked_figure recorded_answer(finding::unit in) {
    if (in == finding::unit::time_s) return time_of(answer);
    if (in == finding::unit::number) return count_of(answer);
    return measured_figure<multiple>{[](const side_view& s) { return multiple(s.metric(answer)); }};
}

/// A run of one side of a lesson that measured what the test says.
struct answered_run {
    lesson of;
    lesson_run run;

    answered_run(const lesson& l, std::string_view side, const settings& chosen, double measured)
        : of(l) {
        of.prediction.measure = recorded_answer(l.prediction.measure.in);
        run.of = &of;
        run.chosen = chosen;
        recording r;
        r.wall_s = 1;
        r.metrics.emplace(answer, measured);
        r.metrics.emplace("processors", 2);  // threads have met
        run.sides.push_back({of.find_side(side), {r}});
        run.lateness_s.push_back(0);
    }
    answered_run(const answered_run&) = delete;
    answered_run& operator=(const answered_run&) = delete;

    [[nodiscard]] prediction graded(const quantity& guess) const {
        return grade_guess(run, *run.sides.front().of, guess);
    }
};

quantity typed(const quantity& q) { return read_quantity(q.in, show(q)); }

// By one of the errors that come to the same.
bool is_explained(const prediction& told, const prediction_prompt& p, const settings& chosen) {
    return std::any_of(p.wrong.begin(), p.wrong.end(), [&](const typical_answer& error) {
        return show(error.value(chosen)) == show(told.guess) &&
               told.reason.find(error.because) != std::string::npos;
    });
}

// What is wrong with the grades for that side, a line each.
std::string complaints_of(const lesson& l, const prediction_prompt& p, const settings& chosen) {
    std::string lines;
    const quantity right = p.right.value(chosen);
    const auto expect = [&](bool holds, std::string_view what, const prediction& told) {
        if (holds) return;
        lines.append(p.side).append(": ").append(what).append(": you said ");
        lines.append(show(told.guess)).append(", ").append(to_string(told.grade));
        lines.append("; right is ").append(show(right)).append(". ").append(told.reason);
        lines.append("\n");
    };
    for (const double inflated : {1.0, 1.5, 3.0, 10.0}) {
        if (inflated > 1 && !p.right.is_exact) continue;  // then nothing else is right
        const answered_run made(l, p.side, chosen, inflated * right.value);
        const prediction told = made.graded(typed(right));
        expect(told.grade == grade::right, "what is right has to be right", told);
        for (const typical_answer& error : p.wrong) {
            const quantity wrong = error.value(chosen);
            const prediction of_error = made.graded(typed(wrong));
            const bool is_told = is_explained(of_error, p, chosen);
            if (l.prediction.grade_of(wrong, right, chosen) == grade::right) {
                expect(!is_told, "what is right here is no error", of_error);
            } else {
                expect(of_error.grade != grade::right, "an error is never right", of_error);
                expect(is_told || of_error.grade == grade::unclear, "an error is explained",
                       of_error);
            }
        }
    }
    return lines;
}

std::string complaints_of_choices(const lesson& l, const settings& chosen) {
    std::vector<std::string> shown;
    for (const quantity& q : l.prediction.choices(chosen)) shown.push_back(show(q));
    std::string lines;
    for (const prediction_prompt& p : l.prediction.prompts) {
        const std::string right = show(p.right.value(chosen));
        if (std::count(shown.begin(), shown.end(), right) != 1) {
            lines.append("not one choice: ").append(right).append("\n");
        }
    }
    std::sort(shown.begin(), shown.end());
    if (std::adjacent_find(shown.begin(), shown.end()) != shown.end()) lines += "look alike\n";
    return lines;
}

}  // namespace

TEST_CASE("with any parameters, who is right is told so, and a typical error never") {
    for (const catalog_entry& entry : all_lessons()) {
        const lesson& l = entry.lesson;
        CAPTURE(l.name);
        const auto is_graded_by_truth = [&l] {
            settings chosen = draw_settings(l);
            std::string complaints = complaints_of_choices(l, chosen);
            for (const prediction_prompt& p : l.prediction.prompts) {
                complaints += complaints_of(l, p, chosen);
            }
            if (!complaints.empty()) RC_FAIL(typed_words(l, chosen, "") + '\n' + complaints);
        };
        test::for_all(is_graded_by_truth, draws);
    }
}

TEST_CASE("with any parameters, what a lesson says is right is what comes out in virtual time") {
    for (const catalog_entry& entry : all_lessons()) {
        const lesson& l = entry.lesson;
        if (!l.has_virtual_clock()) continue;
        CAPTURE(l.name);
        const auto comes_out_as_told = [&l] {
            const settings chosen = draw_settings(l);
            const lesson_run run = run_virtually(l, chosen, false);
            std::string complaints;
            for (const side_run& s : run.sides) {
                if (l.prediction.find(s.of->name) == nullptr) continue;
                const prediction p = right_answer_of(run, *s.of);
                if (!p.is_disturbed) continue;
                complaints.append(s.of->name).append(": told ").append(show(*p.truth));
                complaints.append(", came out ").append(show(*p.measured)).append("\n");
            }
            if (!complaints.empty()) {
                RC_FAIL(typed_words(l, chosen, " --clock virtual") + '\n' + complaints);
            }
        };
        test::for_all(comes_out_as_told, draws);
    }
}
