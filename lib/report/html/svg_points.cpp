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
constexpr std::size_t series = 4;  // more would share their looks

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
        for (const double value : {0.0, points_.highest / 2, points_.highest}) {
            const double y = box_.y_of(value);
            svg.add(R"(<path class="tick" d="M{:.1f} {:.1f}h-4"/>)", box_.left, y);
            svg.add(R"(<text x="{:.1f}" y="{:.1f}" text-anchor="end">{:.3g}</text>)", box_.left - 7,
                    y + 4, value);
        }
        const auto longest = std::max_element(
            points_.sides.begin(), points_.sides.end(),
            [](const auto& one, const auto& other) { return one.size() < other.size(); });
        for (const charted_point& p : *longest) {
            const double x = box_.x_of(p.across);
            svg.add(R"(<path class="tick" d="M{:.1f} {:.1f}v4"/>)", x, box_.bottom);
            svg.add(R"(<text x="{:.1f}" y="{}" text-anchor="middle">{:g}</text>)", x,
                    box_.bottom + 18, p.across);
        }
        return svg;
    }

    // The line, the points over it, and its marker with its name where it ends.
    [[nodiscard]] markup side(std::size_t index) const {
        const std::vector<charted_point>& points = points_.sides[index];
        if (points.empty()) return {};
        std::string line;
        markup marks;
        for (const charted_point& p : points) {
            line += fmt::format("{}{:.1f} {:.1f}", line.empty() ? "M" : "L", box_.x_of(p.across),
                                box_.y_of(p.computed));
            marks.add(R"(<path class="series{}" d="{}"><title>{} at {:g}: {:.3g} measured, )"
                      "{:.3g} computed</title></path>",
                      index % series, marker(index, box_.x_of(p.across), box_.y_of(p.measured)),
                      run_.sides[index].of->name, p.across, p.measured, p.computed);
        }
        const double x = box_.x_of(points.back().across);
        const double y = box_.y_of(points.back().computed);
        return markup::of(
            R"(<path class="computed series{0}" d="{1}"/>{2}<path class="series{0}" d="{3}"/>)"
            R"(<text x="{4:.1f}" y="{5:.1f}">{6}</text>)",
            index % series, line, marks, marker(index, x + 18, y), x + 28, y + 4,
            run_.sides[index].of->name);
    }

    // A disc, a square, a triangle or a diamond: series are told apart without colours.
    static std::string marker(std::size_t index, double x, double y) {
        switch (index % series) {
            case 0:
                return fmt::format("M{:.1f} {:.1f}a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0Z", x - 4.5,
                                   y);
            case 1:
                return fmt::format("M{:.1f} {:.1f}h8v8h-8Z", x - 4, y - 4);
            case 2:
                return fmt::format("M{:.1f} {:.1f}l5 9h-10Z", x, y - 5);
            default:
                return fmt::format("M{:.1f} {:.1f}l5 5l-5 5l-5 -5Z", x, y - 5);
        }
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
