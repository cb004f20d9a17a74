#include "asyncdemo/step/stepped_run.hpp"

#include <algorithm>

#include "asyncdemo/step/lesson_steps.hpp"

namespace asyncdemo {
namespace {

// The parts of the background run.
constexpr std::size_t of_plan = 0;
constexpr std::size_t of_mistakes = 1;

run_plan plan_of_mistakes(const run_plan& plan) {
    run_plan mistakes = plan;
    mistakes.sides = mistakes_beside(plan);
    mistakes.rounds = 1;
    mistakes.predictions.clear();
    return mistakes;
}

bool is_among(const side& of, const run_plan& plan) {
    return std::find(plan.sides.begin(), plan.sides.end(), &of) != plan.sides.end();
}

}  // namespace

stepped_run::stepped_run(const run_plan& plan, lesson_run& into)
    : plan_(plan),
      run_(into),
      mistakes_plan_(plan_of_mistakes(plan)),
      predictions_(plan.predictions),
      background_(mistakes_plan_.sides.empty()
                      ? std::vector<background_run::part>{{plan_, run_}}
                      : std::vector<background_run::part>{{plan_, run_},
                                                          {mistakes_plan_, mistakes_run_}}) {}

void stepped_run::change(const settings& chosen) {
    choose(plan_, chosen);
    plan_.predictions.clear();
    predictions_.clear();
    was_shown_.clear();
    mistakes_plan_.chosen = plan_.chosen;
    mistakes_plan_.limit = plan_.limit;
    background_.begin_anew();
}

std::size_t stepped_run::run_of(const side* of) const {
    return of != nullptr && is_among(*of, mistakes_plan_) ? of_mistakes : of_plan;
}

lesson_run stepped_run::seen_up_to(const side& of) const {
    lesson_run seen = without_sides();
    if (run_of(&of) == of_mistakes) {
        if (const side* const right = right_side_of(of, *plan_.of)) add(*right, seen);
        add(of, seen);
        return seen;
    }
    for (const side* s : plan_.sides) {
        add(*s, seen);
        if (s == &of) break;
    }
    return seen;
}

timeline_scale stepped_run::scale_for(const side& of) const {
    timeline_scale common;
    if (background_.has_begun(of_plan)) common = scale_of(run_);
    const bool has_mistakes = run_of(&of) == of_mistakes && background_.has_begun(of_mistakes);
    if (has_mistakes) common.make_room_for(scale_of(mistakes_run_));
    return common;
}

lesson_run stepped_run::alone(const side& of) const {
    lesson_run one = without_sides();
    add(of, one);
    return one;
}

lesson_run stepped_run::without_sides() const {
    lesson_run run;
    run.of = plan_.of;
    run.chosen = plan_.chosen;
    run.machine = run_.machine;
    return run;
}

void stepped_run::add(const side& of, lesson_run& to) const {
    const std::size_t which = run_of(&of);
    if (!background_.has_begun(which)) return;
    const side_run* const ran = (which == of_plan ? run_ : mistakes_run_).find(of.name);
    if (ran != nullptr && !ran->runs.empty()) to.sides.push_back(*ran);
}

void stepped_run::predict(const prediction& said) {
    std::erase_if(predictions_, [&said](const prediction& p) { return p.of == said.of; });
    predictions_.push_back(said);
}

const prediction* stepped_run::predicted(const side& of) const {
    const auto found = std::find_if(predictions_.begin(), predictions_.end(),
                                    [&of](const prediction& p) { return p.of == &of; });
    return found == predictions_.end() ? nullptr : &*found;
}

void stepped_run::grade() {
    run_.predictions.clear();
    for (const prediction& said : predictions_) {
        run_.predictions.push_back(grade_guess(run_, *said.of, said.guess));
    }
}

}  // namespace asyncdemo
