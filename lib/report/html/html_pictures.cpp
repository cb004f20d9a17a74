#include "report/html/html_pictures.hpp"

#include <algorithm>
#include <cstddef>
#include <nlohmann/json.hpp>
#include <string_view>

#include "report/figures.hpp"
#include "report/html/html_prose.hpp"
#include "report/html/html_side.hpp"
#include "report/html/html_vote.hpp"
#include "report/html/svg_lanes.hpp"
#include "report/text_layout.hpp"
#include "report/time_axis.hpp"

namespace asyncdemo {
namespace {

// Of what stands at the left of the drawings, in letters: so much room they leave there, all alike.
std::size_t longest_name(const lesson_run& run) {
    std::size_t longest = 2;
    const auto see = [&longest](std::string_view text) {
        longest = std::max(longest, display_width(text));
    };
    for (const side_run& s : run.sides) {
        if (s.runs.empty()) continue;
        const recording& round = s.runs.front();
        if (can_draw_lanes(round)) {
            for (const std::string_view lane : round.lanes()) see(lane);
        } else {
            see(show_number(static_cast<double>(round.peak_in_flight())));
        }
        for (const series& curve : round.series) see(show_figure(curve.name, curve.highest()));
    }
    return longest;
}

// What there is to see at the moment that the lesson names. A player pauses there, or rather a
// little later: a machine is never early.
markup telling_moment_of(const lesson_run& run, const time_axis& axis) {
    if (!run.of->moment) return {};
    const double at_s = seconds(run.of->moment->at(run.chosen)).count();
    const double pause_s = at_s + axis.end_s() / 100;
    if (pause_s >= axis.end_s()) return {};
    return markup::of(
        "<p class=\"look told\" data-pause-s=\"{:.4g}\"><strong>After {}</strong>: {}</p>\n",
        pause_s, show_time(at_s), draw_html_sentence(run.of->moment->seen));
}

}  // namespace

markup draw_html_pictures(const lesson_run& run, const nlohmann::ordered_json& document,
                          int level) {
    const common_drawing common{.run = run,
                                .document = document,
                                .axis = time_axis(run),
                                .kinds = span_kinds(run),
                                .level = level};
    markup sides;
    for (std::size_t i = 0; i < run.sides.size(); ++i) sides += draw_html_side(common, i);
    if (sides.empty()) return {};
    return draw_html_question(run) + common.kinds.legend() +
           markup::of(
               "<div class=\"sides\" data-count=\"{}\" style=\"--longest-name: {}ch\">\n{}</div>\n",
               run.sides.size(), longest_name(run), sides) +
           telling_moment_of(run, common.axis);
}

}  // namespace asyncdemo
