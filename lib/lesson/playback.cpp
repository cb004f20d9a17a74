#include "lesson/playback.hpp"

#include <algorithm>

namespace asyncdemo {
namespace {

series as_of(const series& whole, double at_s) {
    const auto end =
        std::upper_bound(whole.points.begin(), whole.points.end(), at_s,
                         [](double moment, const auto& p) { return moment < p.first; });
    return {whole.name, {whole.points.begin(), end}};
}

// The recording when its side had run for `at_s`.
recording as_of(const recording& whole, double at_s) {
    if (at_s >= whole.wall_s) return whole;
    recording part;
    part.exit = ending::interrupted;
    part.phase = at_s < 0 ? phase::to_come : phase::running;
    if (part.phase == phase::to_come) return part;
    part.wall_s = at_s;
    for (const span& s : whole.spans) {
        if (s.start_s > at_s) continue;
        part.spans.push_back({s.lane, s.what, s.start_s, s.end_s > at_s ? still_open : s.end_s});
    }
    for (const mark& m : whole.marks) {
        if (m.at_s <= at_s) part.marks.push_back(m);
    }
    for (const series& s : whole.series) {
        if (series begun = as_of(s, at_s); !begun.points.empty()) {
            part.series.push_back(std::move(begun));
        }
    }
    return part;
}

}  // namespace

lesson_run as_of(const lesson_run& run, double at_s) {
    lesson_run part;
    part.of = run.of;
    part.chosen = run.chosen;
    part.machine = run.machine;
    double begin_s = 0;
    for (const side_run& s : run.sides) {
        const recording& whole = s.runs.front();
        part.sides.push_back({s.of, {}});
        part.sides.back().runs.push_back(as_of(whole, at_s - begin_s));
        if (run.of->order == sides_run::one_after_the_other) begin_s += whole.wall_s;
    }
    return part;
}

}  // namespace asyncdemo
