#include "report/html/svg_points.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "report/charted_points.hpp"
#include "report/html/svg_box.hpp"
#include "report/markup.hpp"

namespace asyncdemo {
namespace {

// In the units of the drawing, which keeps its proportions.
constexpr double width = 600;
constexpr double height = 260;

class points_drawing {
public:
    points_drawing(const lesson_run& run, const charted_run& points)
        : run_(run),
          points_(points),
          box_{.across = points.across(),
               .up = points.up(),
               .left = 40,
               .right = width - 120,  // for the names at the ends of the curves
               .top = 14,
               .bottom = height - 30} {}

    [[nodiscard]] markup draw() const {
        markup svg = markup::of(
            R"(<figure class="points"><svg viewBox="0 0 {} {}" role="img" aria-label="{}">)", width,
            height, in_words());
        svg += axes();
        for (std::size_t i = 0; i < points_.sides.size(); ++i) svg += side(i);
        return svg + markup::of("</svg><figcaption>{}</figcaption></figure>\n", in_words());
    }

private:
    [[nodiscard]] std::string in_words() const {
        const points_chart& chart = run_.of->chart;
        return fmt::format("{} across {}: points are measured, lines are computed.",
                           column_title(chart.measured), column_title(chart.across));
    }

    [[nodiscard]] markup axes() const {
        markup svg = markup::of(R"(<path class="axis" d="M{0} {1}V{2}H{3}"/>)", box_.left, box_.top,
                                box_.bottom, box_.right);
        svg.add(R"(<text x="{}" y="{}" text-anchor="end">{:.3g}</text>)", box_.left - 6,
                box_.top + 4, points_.highest);
        svg.add(R"(<text x="{}" y="{}" text-anchor="end">0</text>)", box_.left - 6,
                box_.bottom + 4);
        const auto longest = std::max_element(
            points_.sides.begin(), points_.sides.end(),
            [](const auto& one, const auto& other) { return one.size() < other.size(); });
        for (const charted_point& p : *longest) {
            svg.add(R"(<text x="{:.1f}" y="{}" text-anchor="middle">{:g}</text>)",
                    box_.x_of(p.across), box_.bottom + 18, p.across);
        }
        return svg;
    }

    [[nodiscard]] markup side(std::size_t index) const {
        const std::vector<charted_point>& points = points_.sides[index];
        if (points.empty()) return {};
        std::string line;
        markup circles;
        for (const charted_point& p : points) {
            line += fmt::format("{}{:.1f} {:.1f}", line.empty() ? "M" : "L", box_.x_of(p.across),
                                box_.y_of(p.computed));
            circles.add(
                R"(<circle cx="{:.1f}" cy="{:.1f}" r="4"><title>{} at {:g}: {:.3g} measured, )"
                "{:.3g} computed</title></circle>",
                box_.x_of(p.across), box_.y_of(p.measured), run_.sides[index].of->name, p.across,
                p.measured, p.computed);
        }
        return markup::of(
            R"(<path class="computed" d="{}"/>{}<text x="{:.1f}" y="{:.1f}">{}</text>)", line,
            circles, box_.x_of(points.back().across) + 10, box_.y_of(points.back().measured) + 4,
            run_.sides[index].of->name);
    }

    const lesson_run& run_;
    const charted_run& points_;
    const svg_box box_;
};

}  // namespace

markup svg_points_over_curve(const lesson_run& run) {
    const charted_run points(run);
    return points.is_empty() ? markup() : points_drawing(run, points).draw();
}

}  // namespace asyncdemo
