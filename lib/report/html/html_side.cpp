#include "report/html/html_side.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>
#include <variant>
#include <vector>

#include "lesson/event_order.hpp"
#include "report/counted.hpp"
#include "report/figures.hpp"
#include "report/html/html_figure.hpp"
#include "report/html/html_table.hpp"
#include "report/html/svg_axis.hpp"
#include "report/html/svg_chart.hpp"
#include "report/json/json_value.hpp"
#include "report/markup.hpp"
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

/// Draws one side.
class drawing {
public:
    drawing(const common_drawing& common, std::size_t index)
        : common_(common),
          side_(common.run.sides[index]),
          round_(side_.runs.front()),
          lesson_(common.run.of->name),
          name_(side_.of->name),
          json_(fmt::format("/sides/{}", index)) {}

    markup draw() {
        markup html = markup::of(R"(<figure class="side">)") + heading() + order();
        html += can_draw_lanes(round_) ? lanes() : sum_of_lanes();
        for (std::size_t i = 0; i < round_.series.size(); ++i) {
            const series& curve = round_.series[i];
            const std::string place = fmt::format("{}/series/{}", json_, i);
            html += caption(curve, place) + chart(curve, highest(curve.name), place);
        }
        if (has_lanes() || !round_.series.empty()) html += times();
        return html + tables() + markup::of("</figure>\n");
    }

private:
    [[nodiscard]] markup heading() const {
        const markup total = round_.exit == ending::ok
                                 ? html_figure(common_.document, json_ + "/runs/0/wall_s",
                                               show_figure("_s", round_.wall_s))
                                 : markup::of("{}", to_string(round_.exit));
        return markup::of(
            "<figcaption><h{0}>{1}</h{0}><p>{2}{3}</p><strong>{4}</strong>"
            "</figcaption>\n",
            common_.level, name_, side_.of->is_mistake() ? "the mistake: " : "", side_.of->about,
            total);
    }

    [[nodiscard]] bool has_lanes() const { return !round_.spans.empty() || !round_.marks.empty(); }

    [[nodiscard]] markup order() const {
        if (!common_.run.of->shows_order || round_.marks.empty()) return {};
        const event_order all = order_of_events(round_);
        markup html = list_of(all.first, "");
        if (all.left_out > 0) {
            html.add("<p class=\"caption\">{}</p>\n{}", left_out_text(all.left_out),
                     list_of(all.last, ", the last ones"));
        }
        return html;
    }

    [[nodiscard]] markup list_of(const std::vector<event_order::event>& events,
                                 std::string_view which) const {
        markup html = markup::of(
            R"(<ol class="order" start="{}" aria-label="What happened in {}, in order{}">)",
            events.front().number, name_, which);
        for (const event_order::event& e : events) {
            html.add("\n<li class=\"depth{}\">{}<span class=\"at\"> at {}</span></li>", e.depth,
                     event_text(*e.what),
                     time(fmt::format("{}/marks/{}/at_s", json_, e.number - 1), e.what->at_s));
        }
        html.add("</ol>\n");
        return html;
    }

    [[nodiscard]] markup lanes() const {
        if (!has_lanes()) return {};
        return svg_lanes({round_, name_, json_, common_.axis, common_.kinds});
    }

    [[nodiscard]] markup sum_of_lanes() const {
        if (round_.spans.empty()) {
            return markup::of(R"(<p class="caption">{} on {}</p>)",
                              counted(round_.marks.size(), "mark"),
                              counted(round_.lanes().size(), "lane"));
        }
        double most = 0;
        for (const side_run& s : common_.run.sides) {
            if (s.runs.empty()) continue;
            most = std::max(most, static_cast<double>(s.runs.front().peak_in_flight()));
        }
        const markup peak = html_figure(common_.document, json_ + "/runs/0/peak_in_flight",
                                        fmt::format("{}", round_.peak_in_flight()));
        return markup::of(R"(<p class="caption">{} summed: up to {} in flight</p>)",
                          counted(round_.spans.size(), "span"), peak) +
               chart(round_.in_flight(), most, "");
    }

    [[nodiscard]] markup times() const {
        return markup::of("<div class=\"plot\" aria-hidden=\"true\"><span></span>{}</div>\n",
                          svg_axis(common_.axis));
    }

    [[nodiscard]] markup caption(const series& curve, const std::string& place) const {
        if (curve.points.empty()) return markup::of(R"(<p class="caption">{}</p>)", curve.name);
        const auto top = std::max_element(
            curve.points.begin(), curve.points.end(),
            [](const auto& one, const auto& other) { return one.second < other.second; });
        const std::string pointer =
            fmt::format("{}/points/{}/1", place, top - curve.points.begin());
        return markup::of(R"(<p class="caption">{}, up to {}</p>)", curve.name,
                          html_number(json_figure(curve.name, top->second), pointer,
                                      show_figure(curve.name, curve.highest())));
    }

    [[nodiscard]] double highest(std::string_view name) const {
        double most = 0;
        for (const side_run& s : common_.run.sides) {
            if (s.runs.empty()) continue;
            most = std::max(most, s.runs.front().find_series(name).highest());
        }
        return most;
    }

    [[nodiscard]] markup chart(const series& curve, double most, std::string json) const {
        return svg_chart(curve, {.side = name_,
                                 .axis = common_.axis,
                                 .end_s = round_.wall_s,
                                 .highest = most,
                                 .json = std::move(json)});
    }

    [[nodiscard]] markup tables() const {
        markup html;
        if (!round_.spans.empty()) {
            html += folded(markup::of("The timeline of {} as a table", name_), table_of_spans());
        }
        if (!round_.rows.empty()) {
            html += folded(markup::of("What {} recorded, line by line", name_), table_of_rows());
        }
        return html;
    }

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
                                   time(place + "/start_s", s.start_s),
                                   time(place + "/end_s", s.end_s),
                                   markup::of("{}", show_seconds(duration_s))});
        }
        return draw_html_table(table, fmt::format("Spans of {}, lesson {}", name_, lesson_));
    }

    static markup time(const std::string& place, double s) {
        return html_number(json_seconds(s), place, show_figure("_s", s));
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

    const common_drawing& common_;
    const side_run& side_;
    const recording& round_;
    std::string_view lesson_;
    std::string_view name_;
    std::string json_;  // where the document has the side
};

// A side that was interrupted before its first round.
markup without_round(const side_run& side, int level) {
    return markup::of("<h{0}>{1}</h{0}>\n<p>It did not run.</p>\n", level, side.of->name);
}

}  // namespace

markup draw_html_side(const common_drawing& common, std::size_t index) {
    const side_run& side = common.run.sides[index];
    if (side.runs.empty()) return without_round(side, common.level);
    return drawing(common, index).draw();
}

}  // namespace asyncdemo
