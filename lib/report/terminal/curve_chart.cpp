#include "report/terminal/curve_chart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/terminal/text_chart.hpp"
#include "report/text_layout.hpp"

namespace asyncdemo {
namespace {

constexpr std::size_t least_height = 10;
constexpr std::size_t most_height = 20;
constexpr std::size_t columns_a_row = 6;  // about as wide as high on 80 columns, flatter on more

// Around what `of` gives for the points of all curves. There is a point at least.
template <class Of>
cell_axis axis_around(const std::vector<curve>& curves, Of of) {
    cell_axis a;
    a.scale = scale::logarithmic;
    a.least = HUGE_VAL;
    a.most = 0;
    for (const curve& c : curves) {
        for (const curve_point& p : c.points) {
            a.least = std::min(a.least, of(p));
            a.most = std::max(a.most, of(p));
        }
    }
    return a;
}

cell_axis values_axis(const std::vector<curve>& curves, std::size_t cells) {
    cell_axis a = axis_around(curves, [](const curve_point& p) { return p.value; });
    if (a.most <= a.least) a.most = 2 * a.least;
    a.cells = cells;
    return a;
}

// Wide enough that what differs by little is drawn as flat.
cell_axis times_axis(const std::vector<curve>& curves, std::size_t cells) {
    constexpr double narrowest = 4;
    cell_axis a = axis_around(curves, [](const curve_point& p) { return drawable_s(p.wall_s); });
    const double missing = narrowest / (a.most / a.least);
    if (missing > 1) {
        a.least /= std::sqrt(missing);
        a.most *= std::sqrt(missing);
    }
    a.cells = cells;
    return a;
}

std::size_t widest_label(const cell_axis& times) {
    std::size_t width = 0;
    for (const double s : {times.least, std::sqrt(times.least * times.most), times.most}) {
        width = std::max(width, show_seconds(s).size());
    }
    return width;
}

void label_times(text_chart& chart) {
    const cell_axis& times = chart.up();
    const std::size_t last = times.cells - 1;
    const std::size_t middle = times.cells / 2;
    const double share = static_cast<double>(middle) / static_cast<double>(last);
    chart.label_row(0, show_seconds(times.least));
    chart.label_row(middle, show_seconds(times.value_at(share)));
    chart.label_row(last, show_seconds(times.most));
}

// From point to point, straight on the drawing.
void draw_line(text_chart& chart, const curve& c) {
    const auto row_of = [&](const curve_point& p) {
        return static_cast<double>(chart.up().cell_of(drawable_s(p.wall_s)));
    };
    for (std::size_t i = 1; i < c.points.size(); ++i) {
        const std::size_t from = chart.across().cell_of(c.points[i - 1].value);
        const std::size_t to = chart.across().cell_of(c.points[i].value);
        const double low = row_of(c.points[i - 1]);
        const double high = row_of(c.points[i]);
        for (std::size_t x = from + 1; x < to; ++x) {
            const double share = static_cast<double>(x - from) / static_cast<double>(to - from);
            chart.add_dot(x, static_cast<std::size_t>(std::lround(low + share * (high - low))));
        }
    }
}

// Every value that was run; the ends come first.
std::vector<axis_label> value_labels(const std::vector<curve>& curves, const any_parameter& swept) {
    std::vector<double> values;
    for (const curve& c : curves) {
        for (const curve_point& p : c.points) values.push_back(p.value);
    }
    std::sort(values.begin(), values.end());
    std::vector<axis_label> labels;
    const auto add = [&](double v) { labels.push_back({v, write_value(swept, v)}); };
    add(values.front());
    add(values.back());
    for (const double v : values) add(v);
    return labels;
}

// Entries stay in one piece.
std::vector<std::string> in_lines(const std::vector<std::string>& entries, std::size_t margin,
                                  std::size_t width) {
    const std::string indent(margin, ' ');
    std::vector<std::string> lines{""};
    for (const std::string& e : entries) {
        const std::string longer = lines.back() + (lines.back().empty() ? indent : "   ") + e;
        if (display_width(longer) <= width) {
            lines.back() = longer;
        } else {
            lines.push_back(indent + e);
        }
    }
    return lines;
}

std::vector<std::string> legend(const std::vector<curve>& curves, const text_chart& chart,
                                const terminal_style& style) {
    std::vector<std::string> entries;
    for (std::size_t i = 0; i < curves.size(); ++i) {
        entries.push_back(fmt::format("{} {}", series_sign(i, style), curves[i].of->name));
    }
    if (chart.has_several()) entries.push_back(fmt::format("{} several of them", sign_of_several));
    const bool has_knee = std::any_of(curves.begin(), curves.end(),
                                      [](const curve& c) { return c.bend.has_value(); });
    if (has_knee) entries.push_back(fmt::format("{} a knee", upright_sign(style)));
    return entries;
}

}  // namespace

std::vector<std::string> draw_chart(const std::vector<curve>& curves, const any_parameter& swept,
                                    const terminal_style& style) {
    const bool is_empty =
        std::all_of(curves.begin(), curves.end(), [](const curve& c) { return c.points.empty(); });
    if (is_empty) return {};
    const auto width = static_cast<std::size_t>(style.width);
    const cell_axis times =
        times_axis(curves, std::clamp(width / columns_a_row, least_height, most_height));
    const std::size_t label_width = widest_label(times);
    const std::size_t margin = text_chart::columns_beside(label_width);
    text_chart chart(values_axis(curves, width - margin), times, label_width, style);
    label_times(chart);
    for (const curve& c : curves) {
        if (c.bend) chart.add_upright(c.bend->value, drawable_s(c.bend->wall_s));
    }
    for (const curve& c : curves) draw_line(chart, c);
    for (std::size_t i = 0; i < curves.size(); ++i) {
        for (const curve_point& p : curves[i].points) {
            chart.add_point(p.value, drawable_s(p.wall_s), i);
        }
    }
    std::vector<std::string> lines = chart.draw(value_labels(curves, swept), true);
    for (std::string& line : in_lines(legend(curves, chart, style), margin, width)) {
        lines.push_back(std::move(line));
    }
    return lines;
}

}  // namespace asyncdemo
