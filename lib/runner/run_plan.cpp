#include "runner/run_plan.hpp"

#include <algorithm>

namespace asyncdemo {

duration default_limit(const lesson& l, const settings& chosen) {
    duration slowest{};
    for (const side& s : l.sides) {
        if (s.ideal) slowest = std::max(slowest, (*s.ideal)(chosen));
    }
    return 2 * slowest + std::chrono::seconds(30);
}

void choose(run_plan& plan, const settings& chosen) {
    const bool was_given = plan.limit != default_limit(*plan.of, plan.chosen);
    plan.chosen = chosen;
    if (!was_given) plan.limit = default_limit(*plan.of, chosen);
}

}  // namespace asyncdemo
