#include "asyncdemo/step/lesson_steps.hpp"

#include <algorithm>

namespace asyncdemo {
namespace {

using kind = lesson_step::kind;

bool runs(const run_plan& plan, const side& wanted) {
    return std::find(plan.sides.begin(), plan.sides.end(), &wanted) != plan.sides.end();
}

bool is_asked_about(const side& of, const run_plan& plan) {
    const bool is_predicted = std::any_of(plan.predictions.begin(), plan.predictions.end(),
                                          [&of](const prediction& p) { return p.of == &of; });
    return !is_predicted && !of.is_python() &&
           (of.is_mistake() || plan.of->prediction.find(of.name) != nullptr);
}

}  // namespace

const side* right_side_of(const side& mistake, const lesson& l) {
    return mistake.is_python() ? l.python_side_of(mistake.mistake_for)
                               : l.find_side(mistake.mistake_for);
}

std::vector<const side*> mistakes_beside(const run_plan& plan) {
    std::vector<const side*> mistakes;
    for (const side* const s : plan.of->all_sides()) {
        const bool can_run = plan.chosen.clock == clock_kind::real || s->needs.empty();
        const side* const right = right_side_of(*s, *plan.of);
        if (right != nullptr && can_run && runs(plan, *right) && !runs(plan, *s)) {
            mistakes.push_back(s);
        }
    }
    return mistakes;
}

std::vector<lesson_step> steps_of(const run_plan& plan, bool has_shared_code) {
    std::vector<lesson_step> steps{{kind::story}};
    if (has_shared_code) steps.push_back({kind::shared});
    for (const side* s : plan.sides) {
        if (is_asked_about(*s, plan)) steps.push_back({kind::predict, s});
        for (const kind k : {kind::code, kind::run, kind::answer}) steps.push_back({k, s});
    }
    steps.push_back({kind::overview});
    steps.push_back({kind::reasons});
    for (const side* s : mistakes_beside(plan)) {
        for (const kind k : {kind::code, kind::run, kind::answer}) steps.push_back({k, s});
    }
    steps.push_back({kind::advice});
    return steps;
}

std::string_view part_of(const lesson_step& step) {
    if (step.of != nullptr) return step.of->name;
    switch (step.is) {
        case kind::overview:
        case kind::reasons:
            return "comparison";
        case kind::advice:
            return "end";
        default:
            return "story";
    }
}

std::size_t begin_of_part(const std::vector<lesson_step>& steps, std::string_view part) {
    const auto found = std::find_if(steps.begin(), steps.end(),
                                    [part](const lesson_step& s) { return part_of(s) == part; });
    return found == steps.end() ? 0 : static_cast<std::size_t>(found - steps.begin());
}

std::size_t first_of_kind(const std::vector<lesson_step>& steps, kind is) {
    const auto found =
        std::find_if(steps.begin(), steps.end(), [is](const lesson_step& s) { return s.is == is; });
    return static_cast<std::size_t>(found - steps.begin());
}

}  // namespace asyncdemo
