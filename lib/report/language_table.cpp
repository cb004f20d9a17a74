#include "report/language_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include "report/language_pairs.hpp"

namespace asyncdemo {
namespace {

bool is_weight(const column& c) { return c.metric.ends_with("_kb"); }
bool is_rate(const column& c) { return c.metric.ends_with("_per_s"); }

// As `figures_of` calls them.
std::vector<std::string_view> compared_titles(const lesson& l) {
    const bool weighs = std::any_of(l.columns.begin(), l.columns.end(), is_weight);
    std::vector<std::string_view> titles;
    if (!weighs) titles.emplace_back("memory");
    for (const column& c : l.columns) {
        if (is_weight(c) || is_rate(c)) titles.push_back(c.title);
    }
    return titles;
}

/// A side of the run with its figures, to be found by their titles.
class measured_side {
public:
    measured_side(const side& of, const lesson_run& run)
        : index_(static_cast<std::size_t>(run.find(of.name) - run.sides.data())),
          walls_(finished_walls(run.sides[index_])),
          figures_(figures_of(run.sides[index_], run)) {}

    // Under its title in the table: "memory (C++)".
    [[nodiscard]] figure named(std::string_view title, std::string_view language) const {
        figure f = *std::find_if(figures_.begin(), figures_.end(),
                                 [title](const figure& each) { return each.title == title; });
        f.title = fmt::format("{} ({})", title, language);
        for (std::string& place : f.json) place.insert(0, fmt::format("/sides/{}", index_));
        return f;
    }

    [[nodiscard]] const std::optional<wall_times>& walls() const { return walls_; }

private:
    std::size_t index_;
    std::optional<wall_times> walls_;
    std::vector<figure> figures_;
};

figure ratio(const measured_side& cpp, const measured_side& python) {
    figure f{.title = "Python/C++", .text = {}};
    const std::optional<wall_times> one = cpp.walls();
    const std::optional<wall_times> other = python.walls();
    if (one && other && one->median > 0) f.text = show_factor(other->median / one->median);
    return f;
}

std::vector<figure> figures_beside(const language_pair& pair, const lesson_run& run) {
    const measured_side cpp(*pair.cpp, run);
    const measured_side python(*pair.python, run);
    std::vector<figure> all{cpp.named("total", "C++"), python.named("total", "Python"),
                            ratio(cpp, python)};
    for (const std::string_view title : compared_titles(*run.of)) {
        all.push_back(cpp.named(title, "C++"));
        all.push_back(python.named(title, "Python"));
    }
    return all;
}

void drop_unmeasured(std::vector<language_table::line>& lines) {
    if (lines.empty()) return;
    for (auto i = std::ssize(lines.front().figures); i-- > 0;) {
        const auto has_it = [i](const auto& line) {
            return line.figures.begin()[i].text.has_value();
        };
        if (std::any_of(lines.begin(), lines.end(), has_it)) continue;
        for (auto& line : lines) line.figures.erase(line.figures.begin() + i);
    }
}

}  // namespace

language_table compare_languages(const lesson_run& run) {
    std::vector<const side*> ran;
    for (const side_run& s : run.sides) ran.push_back(s.of);
    language_table table;
    for (const language_pair& pair : language_pairs(ran)) {
        if (!pair.has_both()) continue;
        table.lines.push_back({std::string(pair.plain_name()), figures_beside(pair, run)});
    }
    drop_unmeasured(table.lines);
    return table;
}

}  // namespace asyncdemo
