#include "asyncdemo/step/kept_place.hpp"

#include <fmt/format.h>

#include <cmath>

namespace asyncdemo {
namespace {

using texts = std::map<std::string, std::string>;

texts changed_parameters(const lesson& of, const settings& chosen) {
    texts changed;
    for (const any_parameter& p : of.parameters) {
        const double value = chosen.values.find(name_of(p))->second;
        if (value != initial_value(p)) changed.emplace(name_of(p), write_value(p, value));
    }
    return changed;
}

// Throws `bad_value`.
settings with_parameters(const lesson& of, settings chosen, const texts& typed) {
    for (const any_parameter& p : of.parameters) {
        const auto given = typed.find(std::string(name_of(p)));
        if (given != typed.end()) chosen.values[given->first] = parse_value(p, given->second);
    }
    if (!of.refusal(chosen).empty()) throw bad_value("is refused");
    return chosen;
}

bool is_same_run(const lesson_place& left, const run_plan& plan) {
    return left.speed == plan.chosen.speed &&
           left.parameters == changed_parameters(*plan.of, plan.chosen);
}

// What the file has may be of another version, or of nobody.
bool is_answer(const quantity& q) {
    const bool is_whole = q.value == std::floor(q.value);
    return q.value >= 0 && (q.in != finding::unit::number || is_whole);
}

}  // namespace

lesson_place place_of(const lesson_walk& walk, const stepped_run& run) {
    const run_plan& plan = run.plan();
    lesson_place at{.part = walk.part_reached(),
                    .speed = plan.chosen.speed,
                    .parameters = changed_parameters(*plan.of, plan.chosen)};
    for (const side* s : plan.sides) {
        if (const prediction* const said = run.predicted(*s)) {
            at.answers.emplace(s->name, said->guess.value);
        }
        if (run.was_shown(*s)) at.shown.emplace(s->name);
    }
    return at;
}

run_plan as_left(run_plan plan, const lesson_place& left) {
    try {
        choose(plan, with_parameters(*plan.of, plan.chosen, left.parameters));
        return plan;
    } catch (const bad_value&) {
        return plan;  // of a lesson that has other parameters by now
    }
}

std::size_t take_up(const lesson_place& left, stepped_run& run) {
    const run_plan& plan = run.plan();
    if (!is_same_run(left, plan)) return 0;
    std::size_t taken = 0;
    for (const side* s : plan.sides) {
        if (left.shown.contains(std::string(s->name))) run.note_shown(*s);
        const auto said = left.answers.find(std::string(s->name));
        if (said == left.answers.end() || run.predicted(*s) != nullptr) continue;
        const quantity guess{plan.of->prediction.measure.in, said->second};
        if (!is_answer(guess)) continue;
        prediction kept;
        kept.of = s;
        kept.guess = guess;
        run.predict(kept);
        ++taken;
    }
    return taken;
}

std::string resumption_note(const lesson_place& left, const lesson_walk& walk,
                            const stepped_run& run, std::size_t answers) {
    const bool goes_on = walk.number() > 1;
    if (!goes_on && left.parameters.empty() && left.answers.empty()) return {};
    std::string with;
    for (const auto& [name, value] : changed_parameters(*run.plan().of, run.plan().chosen)) {
        with += fmt::format("{} --{} {}", with.empty() ? ", with" : "", name, value);
    }
    if (answers > 0) {
        with += fmt::format("; {} answer{} kept", answers, answers == 1 ? "" : "s");
    } else if (!left.answers.empty()) {
        with += "; your answers were for another run";
    }
    return fmt::format("Back at step {} of {}{}.{}", walk.number(), walk.steps(), with,
                       goes_on ? " B: from the beginning." : "");
}

}  // namespace asyncdemo
