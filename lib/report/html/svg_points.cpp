#include "report/html/svg_points.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
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

// The smallest of 1, 2 and 5, times a power of ten, of which few enough fit.
double round_step(double highest) {
    constexpr int most_steps = 5;
    const double least = highest / most_steps;
    const double power = std::pow(10, std::floor(std::log10(least)));
    for (const double digit : {1, 2, 5}) {
        if (digit * power >= least) return digit * power;
    }
    return 10 * power;
}

class points_drawing {
public:
    points_drawing(const lesson_run& run, const charted_run& points)
        : run_(run),
          points_(points),
          box_{.across = points.across(),
               .up = points.up(),
               .left = 40,
               .right = width - 120,  // for the names at the ends of the curves
               .top = 30,
               .bottom = height - 30} {}

    [[nodiscard]] markup draw() const {
        markup svg = markup::of(
            R"(<figure class="points"><svg viewBox="0 0 {} {}" role="img" aria-label="{}">)", width,
            height, in_words());
        svg += axes();
        for (std::size_t i = 0; i < points_.sides.size(); ++i) svg += side(i);
        return svg +
               markup::of("</svg><figcaption>{} {}</figcaption></figure>\n", in_words(), signs());
    }

private:
    [[nodiscard]] std::string in_words() const {
        const points_chart& chart = run_.of->chart;
        return fmt::format("{} across {}: points are measured, lines are computed.",
                           column_title(chart.measured), column_title(chart.across));
    }

    // Not at the names in the drawing, where they would read as points.
    [[nodiscard]] std::string signs() const {
        constexpr std::array<std::string_view, series> of_series{"●", "■", "▲", "◆"};
        std::string text;
        for (std::size_t i = 0; i < points_.sides.size(); ++i) {
            if (points_.sides[i].empty()) continue;
            text += fmt::format("{}{} {}", text.empty() ? "" : ", ", of_series[i % series],
                                run_.sides[i].of->name);
        }
        return text + ".";
    }

    [[nodiscard]] markup axes() const {
        markup svg = markup::of(R"(<path class="axis" d="M{0} {1}V{2}H{3}"/>)", box_.left, box_.top,
                                box_.bottom, box_.right);
        const double step = round_step(points_.highest);
        for (int i = 0; i * step <= points_.highest; ++i) {
            const double value = i * step;
            const double y = box_.y_of(value);
            svg.add(R"(<path class="tick" d="M{:.1f} {:.1f}h-4"/>)", box_.left, y);
            svg.add(R"(<text x="{:.1f}" y="{:.1f}" text-anchor="end">{:.3g}</text>)", box_.left - 7,
                    y + 4, value);
        }
        svg.add(R"(<text class="unit" x="{:.1f}" y="{:.1f}">{}</text>)", box_.left - 30,
                box_.top - 14, column_title(run_.of->chart.measured));
        svg.add(R"(<text class="unit" x="{:.1f}" y="{}">{}</text>)", box_.right + 18,
                box_.bottom + 18, column_title(run_.of->chart.across));
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

    // The line, the points over it, and its name where it ends.
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
            R"(<path class="computed series{}" d="{}"/>{}<text x="{:.1f}" y="{:.1f}">{}</text>)",
            index % series, line, marks, x + 10, y + 4, run_.sides[index].of->name);
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
