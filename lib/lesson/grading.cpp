#include "lesson/grading.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "lesson/excuse.hpp"
#include "lesson/lesson_run.hpp"
#include "lesson/median.hpp"
#include "lesson/seen_in.hpp"

namespace asyncdemo {
namespace {

struct measurement {
    quantity middle;        // the median of the rounds
    std::size_t round = 0;  // one that is next to it
};

std::optional<measurement> measure(const lesson_run& run, const side& of) {
    const asked_figure& asked = run.of->prediction.measure;
    const side_run* const ran = run.find(of.name);
    std::vector<std::pair<double, std::size_t>> rounds;
    std::vector<double> values;
    for (std::size_t round = 0; ran != nullptr && round < ran->runs.size(); ++round) {
        const std::optional<quantity> seen = seen_in(run, of, round, asked.of);
        if (!seen || !std::isfinite(seen->value)) continue;
        rounds.emplace_back(seen->value, round);
        values.push_back(seen->value);
    }
    if (rounds.empty()) return std::nullopt;
    std::sort(rounds.begin(), rounds.end());
    return measurement{{asked.in, median(std::move(values))}, rounds[rounds.size() / 2].second};
}

bool has_ended(const lesson_run& run, const side& of) {
    const auto to_its_end = [](const recording& r) { return r.exit == ending::ok; };
    const side_run* const ran = run.find(of.name);
    return ran != nullptr && std::any_of(ran->runs.begin(), ran->runs.end(), to_its_end);
}

// For how long the machine may have kept the side from its work: each of its waits ended late, and
// others had its turns on the processor.
double delay_s(const lesson_run& run, const recording& r, std::size_t round) {
    constexpr double longest_turn_s = 0.04;
    const double late_s = round < run.lateness_s.size() ? run.lateness_s[round] : 0;
    if (!r.usage) return late_s;
    return late_s * static_cast<double>(1 + r.usage->voluntary_switches) +
           longest_turn_s * static_cast<double>(r.usage->involuntary_switches);
}

// Why a figure is not what was expected, in a sentence; empty if nothing is known that explains it.
std::string explanation(const lesson_run& run, const side& of, const measurement& m,
                        const quantity& expected) {
    const finding off{.in = m.middle.in,
                      .should_be = finding::relation::exactly,
                      .measured = m.middle.value,
                      .bound = expected.value,
                      .unanswerable = {}};
    const side_run& subject = *run.find(of.name);
    const recording& recorded = subject.runs[m.round];
    if (delay_explains(off, delay_s(run, recorded, m.round), recorded.wall_s)) {
        return fmt::format("This machine was busy and measured {}.", show(m.middle));
    }
    const std::string why = excuse(off, run, subject, m.round);
    return why.empty() ? why : fmt::format("Here it was {}: {}.", show(m.middle), why);
}

std::string join(std::string first, std::string_view second) {
    if (!first.empty() && !second.empty()) first += ' ';
    return first.append(second);
}

std::string_view reason_of(const prediction_prompt* known) {
    return known == nullptr ? std::string_view() : known->why;
}

// The error behind that very answer, if it is one here.
const typical_answer* error_of(const prediction_prompt& known, const quantity& guess,
                               const settings& chosen) {
    const auto found =
        std::find_if(known.wrong.begin(), known.wrong.end(),
                     [&](const typical_answer& a) { return show(a.value(chosen)) == show(guess); });
    return found == known.wrong.end() ? nullptr : &*found;
}

// Why it is not what was said.
std::string correction(const prediction& p, const quantity& right, const lesson_run& run) {
    const prediction_prompt* const known = run.of->prediction.find(p.of->name);
    if (known != nullptr) {
        const typical_answer* const error = error_of(*known, p.guess, run.chosen);
        if (error != nullptr) return fmt::format("{} {}.", show(p.guess), error->because);
    }
    const std::string_view direction = p.guess.value < right.value ? "more" : "less";
    return join(fmt::format("It is {} than that.", direction), reason_of(known));
}

bool is_as_it_should_be(const quantity& measured, const quantity& truth, const lesson_run& run) {
    const bool is_same_moment = truth.in == finding::unit::time_s &&
                                std::abs(measured.value - truth.value) <= clock_grain_s;
    return is_same_moment ||
           run.of->prediction.grade_of(measured, truth, run.chosen) == grade::right;
}

constexpr std::string_view unexplained = "and nothing that was measured explains the difference";

// Whatever this machine made of it, the theory is not wrong; but where nothing disturbed the run,
// neither is who foresaw what it measured.
void grade_by_truth(prediction& p, const quantity& truth, const measurement& m,
                    const lesson_run& run) {
    const prediction_question& question = run.of->prediction;
    p.grade = question.grade_of(p.guess, truth, run.chosen);
    std::string disturbance;
    if (p.is_disturbed) disturbance = explanation(run, *p.of, m, truth);
    if (p.is_disturbed && disturbance.empty()) {
        disturbance = fmt::format("Here it was {}, {}.", show(m.middle), unexplained);
        const bool was_foreseen = question.grade_of(p.guess, m.middle, run.chosen) == grade::right;
        if (p.grade != grade::right && was_foreseen) p.grade = grade::unclear;
    }
    const std::string told = p.grade == grade::right || p.grade == grade::unclear
                                 ? std::string(reason_of(question.find(p.of->name)))
                                 : correction(p, *p.truth, run);
    p.reason = join(std::move(disturbance), told);
}

void grade_by_measurement(prediction& p, const measurement& m, const lesson_run& run) {
    const prediction_question& question = run.of->prediction;
    const prediction_prompt* const known = question.find(p.of->name);
    std::string unclear;
    if (known != nullptr && known->unclear != nullptr) {
        unclear = seen_in(run, *p.of, m.round, known->unclear).value_or("");
    }
    if (!unclear.empty()) {
        p.reason = fmt::format("This run can't tell: {}.", unclear);
        return;
    }
    p.grade = question.grade_of(p.guess, m.middle, run.chosen);
    if (p.grade == grade::right) {
        p.reason = reason_of(known);
        return;
    }
    p.reason = explanation(run, *p.of, m, p.guess);
    if (p.reason.empty()) {
        p.reason = correction(p, m.middle, run);
    } else {
        p.grade = grade::unclear;
    }
}

}  // namespace

prediction grade_guess(const lesson_run& run, const side& of, const quantity& guess) {
    prediction p;
    p.of = &of;
    p.guess = guess;
    const prediction_question& question = run.of->prediction;
    const prediction_prompt* const known = question.find(of.name);
    if (known != nullptr && known->right.is_exact) p.truth = known->right.value(run.chosen);
    const std::optional<measurement> m = measure(run, of);
    if (!m) {
        p.reason = has_ended(run, of) ? "This run has no figure to hold it against."
                                      : fmt::format("{} was not measured in this run.", of.name);
        return p;
    }
    p.measured = m->middle;
    if (const std::optional<quantity> truth = p.truth) {
        p.is_disturbed = !is_as_it_should_be(m->middle, *truth, run);
        grade_by_truth(p, *truth, *m, run);
    } else {
        grade_by_measurement(p, *m, run);
    }
    return p;
}

prediction right_answer_of(const lesson_run& run, const side& of) {
    prediction looked = grade_guess(run, of, quantity{run.of->prediction.measure.in, 0});
    if (!looked.measured) return looked;
    return grade_guess(run, of, looked.truth.value_or(*looked.measured));
}

}  // namespace asyncdemo
