#include "report/html/html_side.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "lesson/event_order.hpp"
#include "report/counted.hpp"
#include "report/figures.hpp"
#include "report/html/html_figure.hpp"
#include "report/html/html_prose.hpp"
#include "report/html/html_vote.hpp"
#include "report/html/svg_axis.hpp"
#include "report/html/svg_chart.hpp"
#include "report/json/json_value.hpp"
#include "report/markup.hpp"

namespace asyncdemo {
namespace {

/// Draws one side.
class drawing {
public:
    drawing(const common_drawing& common, std::size_t index)
        : common_(common),
          side_(common.run.sides[index]),
          round_(side_.runs.front()),
          name_(side_.of->name),
          json_(fmt::format("/sides/{}", index)) {}

    markup draw() {
        return markup::of(
            "<figure class=\"side\">\n{}<div class=\"between\">\n{}</div>\n<div class=\"drawing "
            "told\">\n{}</div>\n</figure>\n",
            heading(), draw_html_vote(common_.run, *side_.of), content());
    }

private:
    [[nodiscard]] markup content() const {
        markup html = order();
        html += can_draw_lanes(round_) ? lanes() : sum_of_lanes();
        for (std::size_t i = 0; i < round_.series.size(); ++i) {
            const series& curve = round_.series[i];
            const std::string place = fmt::format("{}/series/{}", json_, i);
            html += caption(curve, place) + chart(curve, highest(curve.name), place);
        }
        if (has_lanes() || !round_.series.empty()) html += times();
        return html;
    }

    [[nodiscard]] markup heading() const {
        const markup total =
            round_.exit == ending::ok
                ? markup::of("ran for <strong>{}</strong>",
                             html_figure(common_.document, json_ + "/runs/0/wall_s",
                                         show_figure("_s", round_.wall_s)))
                : markup::of("<strong>{}</strong>", to_string(round_.exit));
        return markup::of(
            "<figcaption><h{0}>{1}</h{0}><p>{2}{3}</p><span class=\"total told\">{4}</span>"
            "</figcaption>\n",
            common_.level, name_, side_.of->is_mistake() ? "the mistake: " : "",
            draw_html_sentence(side_.of->about), total);
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
                     html_time(e.what->at_s, fmt::format("{}/marks/{}/at_s", json_, e.number - 1)));
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

    const common_drawing& common_;
    const side_run& side_;
    const recording& round_;
    std::string_view name_;
    std::string json_;  // where the document has the side
};

// A side that was interrupted before its first round.
markup without_round(const side_run& side, int level) {
    return markup::of(
        "<figure class=\"side\"><figcaption><h{0}>{1}</h{0}><p>It did not run.</p></figcaption>"
        "</figure>\n",
        level, side.of->name);
}

}  // namespace

markup draw_html_side(const common_drawing& common, std::size_t index) {
    const side_run& side = common.run.sides[index];
    if (side.runs.empty()) return without_round(side, common.level);
    return drawing(common, index).draw();
}

}  // namespace asyncdemo
