#include "asyncdemo/step/lesson_steps.hpp"

#include <algorithm>

namespace asyncdemo {

std::vector<lesson_step> steps_of(const run_plan& plan) {
    using kind = lesson_step::kind;
    std::vector<lesson_step> steps{{kind::story}};
    for (const side* s : plan.sides) {
        steps.push_back({kind::code, s});
        const bool is_predicted = std::any_of(plan.predictions.begin(), plan.predictions.end(),
                                              [s](const prediction& p) { return p.of == s; });
        const bool is_asked = s->is_mistake() || plan.of->prediction.find(s->name) != nullptr;
        if (is_asked && !is_predicted) steps.push_back({kind::predict, s});
        steps.push_back({kind::run, s});
    }
    steps.push_back({kind::overview});
    steps.push_back({kind::reasons});
    return steps;
}

}  // namespace asyncdemo
