#include "report/terminal/points_over_curve.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "report/charted_points.hpp"
#include "report/terminal/text_chart.hpp"
#include "report/text_layout.hpp"

namespace asyncdemo {
namespace {

constexpr std::size_t widest_chart = 72;
constexpr std::size_t label_width = 6;

cell_axis axis_over(const chart_axis& values, std::size_t cells) {
    cell_axis a;
    static_cast<chart_axis&>(a) = values;
    a.cells = cells;
    return a;
}

// Every cell from point to point has the value that lies there between those of the two.
void draw_curve(text_chart& chart, const std::vector<charted_point>& points, ink color) {
    for (std::size_t i = 1; i < points.size(); ++i) {
        const std::size_t from = chart.across().cell_of(points[i - 1].across);
        const std::size_t to = chart.across().cell_of(points[i].across);
        if (to <= from) continue;
        const double first = points[i - 1].computed;
        const double last = points[i].computed;
        for (std::size_t x = from; x <= to; ++x) {
            const double share = static_cast<double>(x - from) / static_cast<double>(to - from);
            chart.add_dot(x, chart.up().cell_of(first + share * (last - first)), color);
        }
    }
}

// Where there are points, in the order in which they go across.
std::vector<axis_label> places(const charted_run& points) {
    std::vector<double> all;
    for (const auto& side : points.sides) {
        for (const charted_point& p : side) all.push_back(p.across);
    }
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    std::vector<axis_label> labels;
    for (const double at : all) labels.push_back({at, fmt::format("{:g}", at)});
    return labels;
}

std::string title(const points_chart& chart) {
    return fmt::format("{} across {}", column_title(chart.measured), column_title(chart.across));
}

std::string legend(const lesson_run& run, const text_chart& chart, const terminal_style& style) {
    std::string text;
    for (std::size_t i = 0; i < run.sides.size(); ++i) {
        text += fmt::format("{} {}, ", style.paint(series_ink(i), series_sign(i, style)),
                            run.sides[i].of->name);
    }
    if (chart.has_several()) text += fmt::format("{} several of them, ", sign_of_several);
    return text + fmt::format("as measured; {} computed", dot_sign(style));
}

}  // namespace

std::vector<std::string> draw_points_over_curve(const lesson_run& run, const terminal_style& style,
                                                std::size_t rows) {
    const charted_run points(run);
    if (points.is_empty()) return {};
    const auto width = static_cast<std::size_t>(style.width);
    const std::size_t columns =
        std::min(width, widest_chart) - text_chart::columns_beside(label_width);
    text_chart chart(axis_over(points.across(), columns), axis_over(points.up(), rows), label_width,
                     style);
    const auto value_of = [&](std::size_t place) {
        return points.highest * static_cast<double>(place) / static_cast<double>(rows - 1);
    };
    chart.label_row(0, "0");
    chart.label_row((rows - 1) / 2, fmt::format("{:.2g}", value_of((rows - 1) / 2)));
    chart.label_row(rows - 1, fmt::format("{:.3g}", points.highest));
    for (std::size_t i = 0; i < points.sides.size(); ++i) {
        draw_curve(chart, points.sides[i], series_ink(i));
    }
    for (std::size_t i = 0; i < points.sides.size(); ++i) {
        for (const charted_point& p : points.sides[i]) chart.add_point(p.across, p.measured, i);
    }
    std::vector<std::string> lines{style.paint(ink::strong, title(run.of->chart))};
    for (std::string& line : chart.draw(places(points), false)) lines.push_back(std::move(line));
    for (std::string& line : wrap(legend(run, chart, style), width)) {
        lines.push_back(std::move(line));
    }
    return lines;
}

}  // namespace asyncdemo
