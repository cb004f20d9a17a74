#include "report/html/svg_chart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "report/figures.hpp"
#include "report/html/svg_axis.hpp"
#include "report/html/svg_box.hpp"
#include "report/markup.hpp"

namespace asyncdemo {
namespace {

constexpr std::size_t most_drawn_steps = 240;

// The curve lies in a box of its own that is stretched to the size of the chart.
constexpr double box_width = 1000;
constexpr double box_height = 100;
constexpr double margin = 3;  // above and below, for the thickness of the line

// A stretch of time over which one value is shown.
struct step {
    double from_s = 0;
    double to_s = 0;
    double value = 0;
    std::string title;
    std::string json = {};
};

std::string show_value(const series& curve, double value) {
    return fmt::format("{} {}", curve.name, show_figure(curve.name, value));
}

std::vector<step> steps_of_points(const series& curve, const chart_frame& frame) {
    std::vector<step> steps;
    for (std::size_t i = 0; i < curve.points.size(); ++i) {
        const auto& [at_s, value] = curve.points[i];
        const bool is_last = i + 1 == curve.points.size();
        const double to_s = is_last ? frame.end_s : curve.points[i + 1].first;
        steps.push_back(
            {.from_s = at_s,
             .to_s = std::max(at_s, to_s),
             .value = value,
             .title = fmt::format("from {}: {}", show_time(at_s), show_value(curve, value)),
             .json = frame.json.empty() ? "" : fmt::format("{}/points/{}", frame.json, i)});
    }
    return steps;
}

std::vector<step> steps_of_equal_length(const series& curve, const chart_frame& frame) {
    std::vector<step> steps;
    const double length = frame.axis.end_s() / static_cast<double>(most_drawn_steps);
    auto next = curve.points.begin();
    double value = 0;
    for (std::size_t i = 0; i < most_drawn_steps; ++i) {
        const double from_s = static_cast<double>(i) * length;
        if (from_s >= frame.end_s) break;
        const double to_s = std::min(frame.end_s, from_s + length);
        double highest = value;
        for (; next != curve.points.end() && next->first < to_s; ++next) {
            value = next->second;
            highest = std::max(highest, value);
        }
        steps.push_back(
            {.from_s = from_s,
             .to_s = to_s,
             .value = highest,
             .title = fmt::format("{} to {}: {} up to {}", show_time(from_s), show_time(to_s),
                                  curve.name, show_figure(curve.name, highest))});
    }
    return steps;
}

svg_box box_of(const chart_frame& frame) {
    return {.across = frame.axis.across(),
            .up = {scale::linear, 0, frame.highest > 0 ? frame.highest : 1},
            .left = 0,
            .right = box_width,
            .top = margin,
            .bottom = box_height - margin};
}

std::string line_through(const std::vector<step>& steps, const svg_box& box) {
    std::string path;
    for (const step& s : steps) {
        // What is no number is drawn as nothing.
        const double value = std::isfinite(s.value) ? std::clamp(s.value, 0.0, box.up.most) : 0;
        path += fmt::format("{}{:.6g} {:.4g}H{:.6g}", path.empty() ? "M" : "L", box.x_of(s.from_s),
                            box.y_of(value), box.x_of(s.to_s));
    }
    return path;
}

markup draw_curve(const std::vector<step>& steps, const svg_box& box) {
    const std::string line = line_through(steps, box);
    const std::string area =
        fmt::format("{}V{}H{:.6g}Z", line, box.bottom, box.x_of(steps.front().from_s));
    return markup::of(
        R"(<svg viewBox="0 0 {} {}" preserveAspectRatio="none" width="100%" height="100%">)"
        R"(<path class="area" d="{}"/><path class="line" d="{}"/></svg>)",
        box_width, box_height, area, line);
}

// What shows the value to who points at it, over the curve.
markup draw_values(const std::vector<step>& steps, const chart_frame& frame) {
    markup all;
    for (const step& s : steps) {
        const markup place = s.json.empty() ? markup() : markup::of(R"( data-json="{}")", s.json);
        all.add(R"(<rect class="value" x="{}" width="{}" height="100%"{}><title>{}</title></rect>)",
                svg_percent(frame.axis.share(s.from_s)),
                svg_percent(frame.axis.share(s.to_s - s.from_s)), place, s.title);
    }
    return all;
}

std::string in_words(const series& curve, const chart_frame& frame) {
    return fmt::format("{} of {} over time: up to {}, and {} at the end.", curve.name, frame.side,
                       show_figure(curve.name, curve.highest()),
                       show_figure(curve.name, curve.value_at(frame.end_s)));
}

}  // namespace

markup svg_chart(const series& curve, const chart_frame& frame) {
    const std::vector<step> steps = curve.points.size() <= most_drawn_steps
                                        ? steps_of_points(curve, frame)
                                        : steps_of_equal_length(curve, frame);
    markup chart = markup::of(
        R"(<div class="plot"><ul class="scale" aria-hidden="true"><li>{}</li><li>0</li></ul>)"
        R"(<svg class="chart" role="img" height="64" data-axis-s="{}" aria-label="{}">)",
        show_figure(curve.name, frame.highest), frame.axis.end_s(), in_words(curve, frame));
    chart += svg_grid(frame.axis);
    if (!steps.empty()) chart += draw_curve(steps, box_of(frame)) + draw_values(steps, frame);
    chart.add("</svg></div>\n");
    return chart;
}

}  // namespace asyncdemo
