// A lesson that is well known, and a plan of all its sides.
#pragma once

#include "lessons/catalog.hpp"
#include "runner/run_plan.hpp"

namespace asyncdemo {

inline const catalog_entry& gather() { return *find(all_lessons(), "gather"); }

/// With the lesson's defaults, without its mistake.
inline run_plan plan_of(const lesson& l) {
    run_plan plan;
    plan.of = &l;
    plan.chosen = l.default_settings();
    for (const side& s : l.sides) {
        if (!s.is_mistake()) plan.sides.push_back(&s);
    }
    plan.limit = default_limit(l, plan.chosen);
    return plan;
}

}  // namespace asyncdemo
