#include "asyncdemo/serve/recent_part.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace asyncdemo {
namespace {

constexpr double step_s = 5;

}  // namespace

double begin_of_recent(double now_s) {
    const double behind = now_s - recent_s + step_s / 2;
    return behind <= 0 ? 0 : step_s * std::ceil(behind / step_s);
}

recording part_from(const recording& whole, double from_s) {
    recording part;
    part.phase = whole.phase;
    part.wall_s = whole.wall_s - from_s;
    for (const span& s : whole.spans) {
        if (s.end_s < from_s) continue;
        part.spans.push_back({s.lane, s.what, std::max(0.0, s.start_s - from_s), s.end_s - from_s});
    }
    for (const mark& m : whole.marks) {
        if (m.at_s >= from_s) part.marks.push_back({m.lane, m.what, m.at_s - from_s});
    }
    for (const series& s : whole.series) {
        series of_part{s.name, {{0, s.value_at(from_s)}}};
        for (const auto& [at_s, value] : s.points) {
            if (at_s > from_s) of_part.points.emplace_back(at_s - from_s, value);
        }
        part.series.push_back(std::move(of_part));
    }
    return part;
}

}  // namespace asyncdemo
