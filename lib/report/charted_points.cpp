#include "report/charted_points.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <variant>

namespace asyncdemo {
namespace {

// The number in that column, if there is one that an axis can have: a recording may come from
// elsewhere.
std::optional<double> drawable(const row& r, std::string_view column) {
    for (const auto& [name, value] : r) {
        if (name != column || std::holds_alternative<std::string>(value)) continue;
        const double n = number(r, column);
        if (std::isfinite(n) && n >= 0) return n;
    }
    return std::nullopt;
}

}  // namespace

std::vector<charted_point> charted_points(const side_run& side, const points_chart& chart) {
    std::vector<charted_point> points;
    if (side.runs.empty()) return points;
    for (const row& r : side.runs.front().rows) {
        const std::optional<double> across = drawable(r, chart.across);
        const std::optional<double> measured = drawable(r, chart.measured);
        const std::optional<double> computed = drawable(r, chart.computed);
        if (across && measured && computed) points.push_back({*across, *measured, *computed});
    }
    return points;
}

charted_run::charted_run(const lesson_run& run) {
    if (run.of->chart.across.empty()) return;
    for (const side_run& s : run.sides) {
        sides.push_back(charted_points(s, run.of->chart));
        for (const charted_point& p : sides.back()) {
            least = std::min(least, p.across);
            most = std::max(most, p.across);
            highest = std::max({highest, p.measured, p.computed});
        }
    }
}

std::string column_title(std::string_view name) {
    std::string title(name);
    std::replace(title.begin(), title.end(), '_', ' ');
    return title;
}

}  // namespace asyncdemo
