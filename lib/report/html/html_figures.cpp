#include "report/html/html_figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "report/figures.hpp"
#include "report/html/html_figure.hpp"
#include "report/html/html_table.hpp"
#include "report/language_table.hpp"
#include "report/run_text.hpp"

namespace asyncdemo {
namespace {

// The figures of a text are parted where it says so, each with its place below the side's.
markup figures_text(const figure& f, const std::string& side,
                    const nlohmann::ordered_json& document) {
    if (!f.text) return markup::of(R"(<span class="none">–</span>)");
    if (f.json.empty()) return markup::of("{}", *f.text);
    markup html;
    std::string_view rest = *f.text;
    for (const std::string& place : f.json) {
        const std::size_t end = rest.find(between_figures);
        if (!html.empty()) html.add("{}", between_figures);
        html += html_figure(document, side + place, rest.substr(0, end));
        rest.remove_prefix(end == std::string_view::npos ? rest.size()
                                                         : end + between_figures.size());
    }
    return html;
}

std::string caption(const lesson_run& run) {
    const std::size_t rounds = rounds_of(run);
    if (rounds <= 1) return "What was measured, side by side";
    return fmt::format("Times are the median of {} rounds; other figures are from the first one",
                       rounds);
}

markup name_of(const side& s) {
    return markup::of("{}{}", s.name, s.is_mistake() ? " (mistake)" : "");
}

/// A figure of all sides, as a line or a column of a table.
struct told_figure {
    std::string title;
    std::vector<markup> cells;  // one a side
    std::size_t measured = 0;   // how many sides have it
};

std::vector<told_figure> all_figures(const lesson_run& run,
                                     const nlohmann::ordered_json& document) {
    std::vector<told_figure> all;
    for (std::size_t i = 0; i < run.sides.size(); ++i) {
        const std::vector<figure> of_side = figures_of(run.sides[i], run);
        all.resize(of_side.size());
        for (std::size_t f = 0; f < of_side.size(); ++f) {
            all[f].title = of_side[f].title;
            all[f].cells.push_back(figures_text(of_side[f], fmt::format("/sides/{}", i), document));
            all[f].measured += of_side[f].text ? 1 : 0;
        }
    }
    // A figure that no side has says nothing.
    std::erase_if(all, [](const told_figure& f) { return f.measured == 0; });
    return all;
}

// In the lesson's order; what the rounds differ by goes with the total. A figure that most sides
// lack would be an empty column.
std::vector<told_figure> telling_of(const std::vector<told_figure>& all, const lesson_run& run) {
    std::vector<told_figure> telling;
    const auto add = [&](std::string_view title) {
        const auto found = std::find_if(all.begin(), all.end(),
                                        [title](const told_figure& f) { return f.title == title; });
        if (found != all.end() && 2 * found->measured >= run.sides.size()) {
            telling.push_back(*found);
        }
    };
    for (const std::string_view title : run.of->on_screen) {
        add(title);
        if (title == "total") add("min … max");
    }
    return telling;
}

}  // namespace

markup draw_html_telling_figures(const lesson_run& run, const nlohmann::ordered_json& document) {
    const std::vector<told_figure> telling = telling_of(all_figures(run, document), run);
    if (telling.empty()) return {};
    html_table table{
        .caption = markup::of("{}", caption(run)), .head = {markup::of("side")}, .lines = {}};
    for (const told_figure& f : telling) table.head.push_back(markup::of("{}", f.title));
    for (std::size_t i = 0; i < run.sides.size(); ++i) {
        std::vector<markup>& cells = table.lines.emplace_back(1, name_of(*run.sides[i].of));
        for (const told_figure& f : telling) cells.push_back(f.cells[i]);
    }
    return draw_html_table(table, fmt::format("What {} is about", run.of->name));
}

markup draw_html_figures(const lesson_run& run, const nlohmann::ordered_json& document) {
    if (run.sides.empty()) return {};
    html_table table{
        .caption = markup::of("{}", caption(run)), .head = {markup::of("figure")}, .lines = {}};
    for (const side_run& side : run.sides) table.head.push_back(name_of(*side.of));
    for (const told_figure& f : all_figures(run, document)) {
        std::vector<markup>& cells = table.lines.emplace_back(1, markup::of("{}", f.title));
        cells.insert(cells.end(), f.cells.begin(), f.cells.end());
    }
    return draw_html_table(table, fmt::format("Figures of {}", run.of->name));
}

markup draw_html_languages(const lesson_run& run, const nlohmann::ordered_json& document) {
    const language_table compared = compare_languages(run);
    if (compared.lines.empty()) return {};
    html_table table{
        .caption = markup::of("{}", caption(run)), .head = {markup::of("side")}, .lines = {}};
    for (const figure& f : compared.lines.front().figures) {
        table.head.push_back(markup::of("{}", f.title));
    }
    for (const language_table::line& line : compared.lines) {
        std::vector<markup>& cells = table.lines.emplace_back(1, markup::of("{}", line.side));
        for (const figure& f : line.figures) cells.push_back(figures_text(f, "", document));
    }
    return draw_html_table(table, fmt::format("C++ and Python in {}", run.of->name));
}

}  // namespace asyncdemo
