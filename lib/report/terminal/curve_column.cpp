#include "report/terminal/curve_column.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

#include "lesson/units.hpp"
#include "report/figures.hpp"
#include "report/terminal/picture_legend.hpp"
#include "report/terminal/span_look.hpp"
#include "report/terminal/time_cells.hpp"
#include "report/terminal/timeline_scale.hpp"
#include "report/text_layout.hpp"

namespace asyncdemo {
namespace {

constexpr std::size_t narrowest_curve = 22;
constexpr std::size_t widest_curve = 90;

const recording* first_round(const side_run& side) {
    return side.runs.empty() ? nullptr : &side.runs.front();
}

// Of all sides, so that their heights can be compared by eye.
double full_height(const lesson_run& run) {
    double highest = 0;
    for (const side_run& side : run.sides) {
        const recording* const r = first_round(side);
        if (r != nullptr) highest = std::max(highest, r->find_series(run.of->curve).highest());
    }
    return highest;
}

// From the beginning to the end, with what goes up in the middle.
std::string axis_title(std::string_view name, double end_s, std::size_t width) {
    const std::string end = show_seconds(end_s);
    const std::size_t left = (width - std::min(width, name.size())) / 2;
    const std::string title = pad_right("0", left) + std::string(name);
    return pad_right(title, width - std::min(width, end.size())) + end;
}

// No cell for a side that has no such series.
text_column curve_column(const lesson_run& run, std::size_t width, const terminal_style& style) {
    const double end_s = scale_of(run).end_s;
    const double full = full_height(run);
    const time_cells cells(width, end_s);
    text_column drawn{axis_title(run.of->curve, end_s, width), {}};
    for (const side_run& side : run.sides) {
        std::optional<std::string>& cell = drawn.cells.emplace_back();
        const recording* const r = first_round(side);
        if (r == nullptr) continue;
        const series& curve = r->find_series(run.of->curve);
        if (!curve.points.empty()) cell = level_row(cells.highest_in(curve, *r), full, style);
    }
    return drawn;
}

}  // namespace

std::vector<std::string> draw_curve_table(const lesson_run& run,
                                          const std::vector<std::string>& names,
                                          std::vector<text_column> columns,
                                          const terminal_style& style) {
    const std::size_t width =
        std::clamp(room_beside(names, columns, style), narrowest_curve, widest_curve);
    columns.insert(columns.begin(), curve_column(run, width, style));
    std::vector<std::string> lines = draw_table(names, columns, style);
    picture_legend legend;
    legend.add_height(run.of->curve, show_figure(run.of->curve, std::round(full_height(run))));
    for (std::string& line : legend.draw(style)) lines.push_back(std::move(line));
    return lines;
}

}  // namespace asyncdemo
