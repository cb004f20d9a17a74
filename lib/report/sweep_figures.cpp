#include "report/sweep_figures.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "report/figures.hpp"

namespace asyncdemo {
namespace {

std::optional<std::string> figure_text(const side_run& side, const lesson_run& run,
                                       std::string_view title) {
    for (figure& f : figures_of(side, run)) {
        if (f.title == title) return std::move(f.text);
    }
    return std::nullopt;
}

void drop_side(sweep_table& t, std::size_t index) {
    const auto at = static_cast<std::ptrdiff_t>(index);
    t.sides.erase(t.sides.begin() + at);
    for (sweep_table::line& l : t.lines) l.texts.erase(l.texts.begin() + at);
}

// `text` gives the figure of a side at a value, or nothing.
template <class Text>
sweep_table make_table(const sweep_run& sweep, std::string_view title, Text text) {
    sweep_table t{.title = std::string(title), .sides = {}, .lines = {}};
    for (const side_run& s : sweep.points.front().sides) t.sides.emplace_back(s.of->name);
    for (std::size_t i = 0; i < sweep.points.size(); ++i) {
        sweep_table::line& l = t.lines.emplace_back();
        l.value = show_parameter(*sweep.swept, sweep.values[i]);
        for (std::size_t side = 0; side < t.sides.size(); ++side) l.texts.push_back(text(side, i));
    }
    for (std::size_t side = t.sides.size(); side-- > 0;) {
        const bool is_empty =
            std::all_of(t.lines.begin(), t.lines.end(),
                        [side](const sweep_table::line& l) { return !l.texts[side]; });
        if (is_empty) drop_side(t, side);
    }
    return t;
}

sweep_table table_of(const sweep_run& sweep, std::string_view title) {
    return make_table(sweep, title, [&](std::size_t side, std::size_t point) {
        const lesson_run& run = sweep.points[point];
        return figure_text(run.sides[side], run, title);
    });
}

sweep_table table_of_curves(const sweep_run& sweep, const sweep_curves& curves) {
    return make_table(sweep, curves.figure.title,
                      [&](std::size_t side, std::size_t point) -> std::optional<std::string> {
                          for (const curve_point& p : curves.all[side].points) {
                              if (p.value == sweep.values[point])
                                  return curves.figure.show(p.figure);
                          }
                          return std::nullopt;
                      });
}

bool says_the_same(const sweep_table& a, const sweep_table& b) {
    return a.sides == b.sides &&
           std::equal(a.lines.begin(), a.lines.end(), b.lines.begin(), b.lines.end(),
                      [](const auto& x, const auto& y) { return x.texts == y.texts; });
}

// Unless it has nothing new.
void add_table(sweep_table t, std::vector<sweep_table>& to) {
    const bool is_new = std::none_of(
        to.begin(), to.end(), [&t](const sweep_table& other) { return says_the_same(t, other); });
    if (is_new && !t.sides.empty()) to.push_back(std::move(t));
}

std::string_view step_name(const curve_axes& axes) {
    return axes.across == scale::logarithmic ? "doubling" : "step";
}

// "1.9x", "+200 ms".
std::string growth_text(double growth, const sweep_curves& of) {
    if (of.axes.up == scale::logarithmic) return show_factor(growth);
    return (growth < 0 ? "-" : "+") + of.figure.show(std::abs(growth));
}

// The least and the greatest growth from one point to the next.
std::string growth_throughout(const std::vector<curve_point>& points, const sweep_curves& of) {
    double least = HUGE_VAL;
    double most = -HUGE_VAL;
    for (std::size_t i = 1; i < points.size(); ++i) {
        const double growth = of.axes.growth(points[i - 1], points[i]);
        least = std::min(least, growth);
        most = std::max(most, growth);
    }
    const std::string low = growth_text(least, of);
    const std::string high = growth_text(most, of);
    return low == high ? fmt::format("{} a {} throughout", low, step_name(of.axes))
                       : fmt::format("{} to {} a {}", low, high, step_name(of.axes));
}

std::string bend_text(const curve& c, const sweep_curves& of, const any_parameter& swept) {
    if (c.bend) {
        return fmt::format("knee at {} {}: {} a {} up to there, {} after it", name_of(swept),
                           show_parameter(swept, c.bend->value),
                           growth_text(c.bend->growth_before, of), step_name(of.axes),
                           growth_text(c.bend->growth_after, of));
    }
    const std::vector<curve_point> even = even_stretch(c.points, of.axes);
    if (c.points.size() < 3) return "too few values for a knee";
    if (even.size() < 3) return "the steps differ, so there is no knee to look for";
    return "no knee: " + growth_throughout(even, of);
}

}  // namespace

std::vector<sweep_table> tables_of(const sweep_run& sweep, const sweep_curves& curves) {
    std::vector<sweep_table> all;
    if (sweep.points.empty()) return all;
    add_table(table_of_curves(sweep, curves), all);
    add_table(table_of(sweep, "total"), all);
    add_table(table_of(sweep, "min … max"), all);
    for (const column& c : sweep.of->columns) add_table(table_of(sweep, c.title), all);
    return all;
}

std::string claims_summary(const lesson_run& run) {
    const auto number_of = [&run](verdict v) {
        return std::count_if(run.claims.begin(), run.claims.end(),
                             [v](const judged_claim& c) { return c.verdict == v; });
    };
    std::string text;
    if (const auto failed = number_of(verdict::fail)) text += fmt::format("{} FAILED", failed);
    if (const auto unclear = number_of(verdict::inconclusive)) {
        text += fmt::format("{}{} unclear", text.empty() ? "" : ", ", unclear);
    }
    if (!text.empty()) return text;
    return run.claims.empty() ? "none judged" : "all hold";
}

std::string knee_text(const curve& c, const sweep_curves& of, const any_parameter& swept) {
    std::string text = bend_text(c, of, swept);
    if (c.missing.empty()) return text;
    std::vector<std::string> values;
    for (const double v : c.missing) values.push_back(show_parameter(swept, v));
    return fmt::format("{}; nothing at {} {}", text, name_of(swept), fmt::join(values, ", "));
}

std::string about_knees(const sweep_curves& curves) {
    const bool are_looked_for = std::any_of(
        curves.all.begin(), curves.all.end(),
        [&curves](const curve& c) { return even_stretch(c.points, curves.axes).size() >= 3; });
    if (!are_looked_for) return {};
    const bool is_factor = curves.axes.up == scale::logarithmic;
    return fmt::format(
        "{} The knee is where a curve is farthest from the straight line between its ends, on "
        "these "
        "axes: off it by a quarter or more, and by more than the rounds differ and the machine was "
        "late.",
        is_factor
            ? "\"2.0x a doubling\": the figure is multiplied by that when the value doubles."
            : fmt::format("The figure gains that much with each {}.", step_name(curves.axes)));
}

}  // namespace asyncdemo
