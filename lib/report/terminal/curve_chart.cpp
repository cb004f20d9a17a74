#include "report/terminal/curve_chart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "report/figures.hpp"
#include "report/terminal/text_chart.hpp"
#include "report/text_layout.hpp"

namespace asyncdemo {
namespace {

constexpr std::size_t least_height = 10;
constexpr std::size_t most_height = 20;
constexpr std::size_t columns_a_row = 6;  // about as wide as high on 80 columns, flatter on more

// Around what `of` gives for the points of all curves. There is a point at least.
template <class Of>
cell_axis axis_around(const sweep_curves& curves, scale along, Of of) {
    cell_axis a;
    a.scale = along;
    a.least = HUGE_VAL;
    a.most = -HUGE_VAL;
    for (const curve& c : curves.all) {
        for (const curve_point& p : c.points) {
            a.least = std::min(a.least, of(p));
            a.most = std::max(a.most, of(p));
        }
    }
    return a;
}

cell_axis values_axis(const sweep_curves& curves, std::size_t cells) {
    cell_axis a =
        axis_around(curves, curves.axes.across, [](const curve_point& p) { return p.value; });
    for (const curve& c : curves.all) {
        for (const double v : c.missing) {
            a.least = std::min(a.least, v);
            a.most = std::max(a.most, v);
        }
    }
    if (a.most <= a.least) a.most = a.least > 0 ? 2 * a.least : 1;
    a.cells = cells;
    return a;
}

double drawable(double figure, const sweep_curves& curves) {
    return curves.axes.up == scale::logarithmic ? std::max(figure, curves.axes.least_shown)
                                                : figure;
}

// Wide enough that what differs by little is drawn as flat; a linear one begins at 0.
cell_axis figures_axis(const sweep_curves& curves, std::size_t cells) {
    constexpr double narrowest = 4;
    cell_axis a = axis_around(curves, curves.axes.up, [&curves](const curve_point& p) {
        return drawable(p.figure, curves);
    });
    if (a.scale == scale::linear) {
        a.least = std::min(a.least, 0.0);
        if (a.most <= a.least) a.most = a.least + 1;
    } else if (const double missing = narrowest / (a.most / a.least); missing > 1) {
        a.least /= std::sqrt(missing);
        a.most *= std::sqrt(missing);
    }
    a.cells = cells;
    return a;
}

// What stands beside the axis up, by the row from below.
std::vector<std::pair<std::size_t, std::string>> figure_labels(const sweep_curves& curves,
                                                               const cell_axis& up) {
    const std::size_t last = up.cells - 1;
    const std::size_t middle = up.cells / 2;
    const double share = static_cast<double>(middle) / static_cast<double>(last);
    return {{0, curves.figure.show(up.least)},
            {middle, curves.figure.show(up.value_at(share))},
            {last, curves.figure.show(up.most)}};
}

// From point to point, straight on the drawing; not across a value that is missing.
void draw_line(text_chart& chart, const curve& c, const sweep_curves& curves) {
    const auto row_of = [&](const curve_point& p) {
        return static_cast<double>(chart.up().cell_of(drawable(p.figure, curves)));
    };
    for (std::size_t i = 1; i < c.points.size(); ++i) {
        const curve_point& first = c.points[i - 1];
        const curve_point& second = c.points[i];
        const bool has_gap = std::any_of(c.missing.begin(), c.missing.end(), [&](double v) {
            return v > first.value && v < second.value;
        });
        if (has_gap) continue;
        const std::size_t from = chart.across().cell_of(first.value);
        const std::size_t to = chart.across().cell_of(second.value);
        const double low = row_of(first);
        const double high = row_of(second);
        for (std::size_t x = from + 1; x < to; ++x) {
            const double share = static_cast<double>(x - from) / static_cast<double>(to - from);
            chart.add_dot(x, static_cast<std::size_t>(std::lround(low + share * (high - low))));
        }
    }
}

// Every value that was run; the ends come first.
std::vector<axis_label> value_labels(const sweep_curves& curves, const any_parameter& swept) {
    std::vector<double> values;
    for (const curve& c : curves.all) {
        for (const curve_point& p : c.points) values.push_back(p.value);
        values.insert(values.end(), c.missing.begin(), c.missing.end());
    }
    std::sort(values.begin(), values.end());
    std::vector<axis_label> labels;
    const auto add = [&](double v) { labels.push_back({v, show_parameter(swept, v)}); };
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

std::vector<std::string> legend(const sweep_curves& curves, const text_chart& chart,
                                const terminal_style& style) {
    std::vector<std::string> entries;
    for (std::size_t i = 0; i < curves.all.size(); ++i) {
        entries.push_back(fmt::format("{} {}", series_sign(i, style), curves.all[i].of->name));
    }
    if (chart.has_several()) entries.push_back(fmt::format("{} several of them", sign_of_several));
    const auto any = [&curves](auto has) {
        return std::any_of(curves.all.begin(), curves.all.end(), has);
    };
    if (any([](const curve& c) { return c.bend.has_value(); })) {
        entries.push_back(fmt::format("{} a knee", upright_sign(style)));
    }
    if (any([](const curve& c) { return !c.missing.empty(); })) {
        entries.push_back(fmt::format("{} did not finish", missing_sign(style)));
    }
    return entries;
}

std::string describe_axes(const sweep_curves& curves, const any_parameter& swept) {
    const auto name = [](scale s) { return s == scale::linear ? "linear" : "logarithmic"; };
    return fmt::format("across: {} ({}); up: {}", name_of(swept), name(curves.axes.across),
                       name(curves.axes.up));
}

}  // namespace

std::vector<std::string> draw_chart(const sweep_curves& curves, const any_parameter& swept,
                                    const terminal_style& style) {
    const bool is_empty = std::all_of(curves.all.begin(), curves.all.end(),
                                      [](const curve& c) { return c.points.empty(); });
    if (is_empty) return {};
    const auto width = static_cast<std::size_t>(style.width);
    const cell_axis up =
        figures_axis(curves, std::clamp(width / columns_a_row, least_height, most_height));
    const auto labels = figure_labels(curves, up);
    std::size_t label_width = 0;
    for (const auto& [place, text] : labels) label_width = std::max(label_width, text.size());
    const std::size_t margin = text_chart::columns_beside(label_width);
    text_chart chart(values_axis(curves, width - margin), up, label_width, style);
    for (const auto& [place, text] : labels) chart.label_row(place, text);
    for (const curve& c : curves.all) {
        if (c.bend) chart.add_upright(c.bend->value, drawable(c.bend->figure, curves));
    }
    for (const curve& c : curves.all) draw_line(chart, c, curves);
    for (std::size_t i = 0; i < curves.all.size(); ++i) {
        for (const double v : curves.all[i].missing) chart.add_missing(v);
        for (const curve_point& p : curves.all[i].points) {
            chart.add_point(p.value, drawable(p.figure, curves), i);
        }
    }
    std::vector<std::string> lines = wrap(curves.figure.title, width);
    for (std::string& line : lines) line = style.paint(ink::title, line);
    for (std::string& line : chart.draw(value_labels(curves, swept), true)) {
        lines.push_back(std::move(line));
    }
    for (std::string& line : in_lines(legend(curves, chart, style), margin, width)) {
        lines.push_back(std::move(line));
    }
    for (const std::string& line : wrap(describe_axes(curves, swept), width - margin)) {
        lines.push_back(std::string(margin, ' ') + style.paint(ink::faint, line));
    }
    return lines;
}

}  // namespace asyncdemo
