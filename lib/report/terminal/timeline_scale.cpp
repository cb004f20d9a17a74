#include "report/terminal/timeline_scale.hpp"

#include <algorithm>

#include "report/figures.hpp"
#include "report/terminal/time_cells.hpp"

namespace asyncdemo {

void timeline_scale::make_room_for(const timeline_scale& other) {
    end_s = std::max(end_s, other.end_s);
    most_in_flight = std::max(most_in_flight, other.most_in_flight);
    for (const auto& [name, most] : other.highest) {
        double& known = highest[name];
        known = std::max(known, most);
    }
}

void timeline_scale::make_room_for(const recording& r, double ideal_s, double peak) {
    timeline_scale own{.end_s = r.wall_s, .most_in_flight = peak, .highest = {}};
    if (r.phase != phase::over) own.end_s = std::max(own.end_s, ideal_s);
    for (const span& s : r.spans) own.end_s = std::max(own.end_s, end_of(s, r));
    for (const mark& m : r.marks) own.end_s = std::max(own.end_s, m.at_s);
    for (const series& curve : r.series) own.highest[curve.name] = curve.highest();
    make_room_for(own);
}

timeline_scale scale_of(const lesson_run& run) {
    timeline_scale common;
    for (const side_run& side : run.sides) {
        const double ideal = ideal_s(side, run).value_or(0);
        if (side.runs.empty()) {
            common.end_s = std::max(common.end_s, ideal);
        } else {
            const recording& first = side.runs.front();
            common.make_room_for(first, ideal, first.in_flight().highest());
        }
    }
    return common;
}

}  // namespace asyncdemo
