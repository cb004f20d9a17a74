#include "report/html/svg_points.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "report/charted_points.hpp"
#include "report/markup.hpp"

namespace asyncdemo {
namespace {

// In the units of the drawing, which keeps its proportions.
constexpr double width = 600;
constexpr double height = 260;
constexpr double left = 40;
constexpr double bottom = 30;
constexpr double top = 14;
constexpr double right = 120;  // for the names at the ends of the curves

class points_drawing {
public:
    points_drawing(const lesson_run& run, const charted_run& points) : run_(run), points_(points) {}

    [[nodiscard]] markup draw() const {
        markup svg = markup::of(
            R"(<figure class="points"><svg viewBox="0 0 {} {}" role="img" aria-label="{}">)", width,
            height, in_words());
        svg += axes();
        for (std::size_t i = 0; i < points_.sides.size(); ++i) svg += side(i);
        return svg + markup::of("</svg><figcaption>{}</figcaption></figure>\n", in_words());
    }

private:
    [[nodiscard]] double x_of(double across) const {
        return left + points_.across().share(across) * (width - left - right);
    }
    [[nodiscard]] double y_of(double value) const {
        return height - bottom - points_.up().share(value) * (height - bottom - top);
    }

    [[nodiscard]] std::string in_words() const {
        const points_chart& chart = run_.of->chart;
        return fmt::format("{} across {}: points are measured, lines are computed.",
                           column_title(chart.measured), column_title(chart.across));
    }

    [[nodiscard]] markup axes() const {
        markup svg = markup::of(R"(<path class="axis" d="M{0} {1}V{2}H{3}"/>)", left, top,
                                height - bottom, width - right);
        svg.add(R"(<text x="{}" y="{}" text-anchor="end">{:.3g}</text>)", left - 6,
                y_of(points_.highest) + 4, points_.highest);
        svg.add(R"(<text x="{}" y="{}" text-anchor="end">0</text>)", left - 6, y_of(0) + 4);
        const auto longest = std::max_element(
            points_.sides.begin(), points_.sides.end(),
            [](const auto& one, const auto& other) { return one.size() < other.size(); });
        for (const charted_point& p : *longest) {
            svg.add(R"(<text x="{:.1f}" y="{}" text-anchor="middle">{:g}</text>)", x_of(p.across),
                    height - bottom + 18, p.across);
        }
        return svg;
    }

    [[nodiscard]] markup side(std::size_t index) const {
        const std::vector<charted_point>& points = points_.sides[index];
        if (points.empty()) return {};
        std::string line;
        markup circles;
        for (const charted_point& p : points) {
            line += fmt::format("{}{:.1f} {:.1f}", line.empty() ? "M" : "L", x_of(p.across),
                                y_of(p.computed));
            circles.add(
                R"(<circle cx="{:.1f}" cy="{:.1f}" r="4"><title>{} at {:g}: {:.3g} measured, )"
                "{:.3g} computed</title></circle>",
                x_of(p.across), y_of(p.measured), run_.sides[index].of->name, p.across, p.measured,
                p.computed);
        }
        return markup::of(
            R"(<path class="computed" d="{}"/>{}<text x="{:.1f}" y="{:.1f}">{}</text>)", line,
            circles, x_of(points.back().across) + 10, y_of(points.back().measured) + 4,
            run_.sides[index].of->name);
    }

    const lesson_run& run_;
    const charted_run& points_;
};

}  // namespace

markup svg_points_over_curve(const lesson_run& run) {
    const charted_run points(run);
    return points.is_empty() ? markup() : points_drawing(run, points).draw();
}

}  // namespace asyncdemo
