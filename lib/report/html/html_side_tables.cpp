#include "report/html/html_side_tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "report/figures.hpp"
#include "report/html/html_figure.hpp"
#include "report/html/html_table.hpp"
#include "report/json/json_value.hpp"
#include "report/metric_unit.hpp"

namespace asyncdemo {
namespace {

using json_pointer = nlohmann::ordered_json::json_pointer;

constexpr std::size_t most_lines = 20;  // of a table

// "the first 40 of 500", where not all of them are shown.
std::string how_many(std::size_t all) {
    return all <= most_lines ? fmt::format("{}", all)
                             : fmt::format("the first {} of {}", most_lines, all);
}

markup folded(const markup& summary, const markup& content) {
    return markup::of("<details><summary>{}</summary>\n{}</details>\n", summary, content);
}

// "waited_s" is shown with its unit in each cell, so the title goes without.
std::string title_of(std::string_view name) {
    for (const std::string_view unit : {"_per_s", "_s", "_kb"}) {
        if (!name.ends_with(unit)) continue;
        name.remove_suffix(unit.size());
        break;
    }
    std::string title(name);
    std::replace(title.begin(), title.end(), '_', ' ');
    return title;
}

/// The tables of one side, whose place in the document is known.
class side_tables {
public:
    side_tables(const lesson_run& run, std::size_t index)
        : round_(run.sides[index].runs.front()),
          lesson_(run.of->name),
          name_(run.sides[index].of->name),
          json_(fmt::format("/sides/{}", index)) {}

    [[nodiscard]] markup draw() const {
        markup html;
        if (!round_.spans.empty()) {
            html += folded(markup::of("The timeline of {} as a table", name_), table_of_spans());
        }
        if (!round_.rows.empty()) {
            html += folded(markup::of("What {} recorded, line by line", name_), table_of_rows());
        }
        return html;
    }

private:
    [[nodiscard]] markup table_of_spans() const {
        html_table table{
            .caption = markup::of("Spans of {}: {}", name_, how_many(round_.spans.size())),
            .head = {markup::of("lane"), markup::of("what"), markup::of("start"), markup::of("end"),
                     markup::of("duration")},
            .lines = {}};
        for (std::size_t i = 0; i < std::min(most_lines, round_.spans.size()); ++i) {
            const span& s = round_.spans[i];
            const std::string place = fmt::format("{}/spans/{}", json_, i);
            const double duration_s = to_microsecond(s.end_s) - to_microsecond(s.start_s);
            table.lines.push_back({markup::of("{}", s.lane), markup::of("{}", s.what),
                                   html_time(s.start_s, place + "/start_s"),
                                   html_time(s.end_s, place + "/end_s"),
                                   markup::of("{}", show_seconds(duration_s))});
        }
        return draw_html_table(table, fmt::format("Spans of {}, lesson {}", name_, lesson_));
    }

    // The names are those of the first row: a lesson's rows are of one kind.
    [[nodiscard]] markup table_of_rows() const {
        html_table table{
            .caption = markup::of("Rows of {}: {}", name_, how_many(round_.rows.size())),
            .head = {},
            .lines = {}};
        for (const auto& [name, value] : round_.rows.front()) {
            table.head.push_back(markup::of("{}", title_of(name)));
        }
        for (std::size_t i = 0; i < std::min(most_lines, round_.rows.size()); ++i) {
            std::vector<markup>& cells = table.lines.emplace_back();
            for (const auto& [name, value] : round_.rows[i]) {
                const json_pointer place = json_pointer(fmt::format("{}/rows/{}", json_, i)) / name;
                cells.push_back(cell_text(place.to_string(), name, value));
            }
            cells.resize(table.head.size());
        }
        return draw_html_table(table, fmt::format("Rows of {}, lesson {}", name_, lesson_));
    }

    static markup cell_text(const std::string& place, std::string_view name, const cell& value) {
        if (const auto* text = std::get_if<std::string>(&value)) return markup::of("{}", *text);
        if (const auto* whole = std::get_if<std::int64_t>(&value)) {
            return html_number(*whole, place,
                               unit_of(name) == metric_unit::number
                                   ? fmt::format("{}", *whole)
                                   : show_figure(name, static_cast<double>(*whole)));
        }
        const double number = std::get<double>(value);
        return html_number(json_figure(name, number), place, show_figure(name, number));
    }

    const recording& round_;
    std::string_view lesson_;
    std::string_view name_;
    std::string json_;  // where the document has the side
};

}  // namespace

markup draw_html_side_tables(const lesson_run& run) {
    markup html;
    for (std::size_t i = 0; i < run.sides.size(); ++i) {
        if (!run.sides[i].runs.empty()) html += side_tables(run, i).draw();
    }
    return html;
}

}  // namespace asyncdemo
