#include "report/sweep_figures.hpp"

#include <fmt/format.h>

#include <algorithm>

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

sweep_table table_of(const sweep_run& sweep, std::string_view title) {
    sweep_table t{.title = std::string(title), .sides = {}, .lines = {}};
    for (const side_run& s : sweep.points.front().sides) t.sides.emplace_back(s.of->name);
    for (std::size_t i = 0; i < sweep.points.size(); ++i) {
        const lesson_run& run = sweep.points[i];
        sweep_table::line& l = t.lines.emplace_back();
        l.value = write_value(*sweep.swept, sweep.values[i]);
        for (const side_run& s : run.sides) l.texts.push_back(figure_text(s, run, title));
    }
    for (std::size_t side = t.sides.size(); side-- > 0;) {
        const bool is_empty =
            std::all_of(t.lines.begin(), t.lines.end(),
                        [side](const sweep_table::line& l) { return !l.texts[side]; });
        if (is_empty) drop_side(t, side);
    }
    return t;
}

}  // namespace

std::vector<sweep_table> tables_of(const sweep_run& sweep) {
    std::vector<std::string_view> titles{"total", "min … max"};
    for (const column& c : sweep.of->columns) titles.push_back(c.title);
    std::vector<sweep_table> all;
    if (sweep.points.empty()) return all;
    for (const std::string_view title : titles) {
        sweep_table t = table_of(sweep, title);
        if (!t.sides.empty()) all.push_back(std::move(t));
    }
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

std::string knee_text(const curve& c, const any_parameter& swept) {
    if (c.bend) {
        return fmt::format("knee at {} {}: {} a doubling up to there, {} after it", name_of(swept),
                           write_value(swept, c.bend->value), show_factor(c.bend->growth_before),
                           show_factor(c.bend->growth_after));
    }
    if (c.points.size() < 3) return "too few values for a knee";
    return fmt::format("no knee: {} a doubling throughout",
                       show_factor(growth(c.points.front(), c.points.back())));
}

}  // namespace asyncdemo
