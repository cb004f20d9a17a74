#include "report/html/svg_lanes.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>

#include "report/counted.hpp"
#include "report/figures.hpp"
#include "report/html/svg_axis.hpp"
#include "report/json/json_words.hpp"
#include "report/markup.hpp"

namespace asyncdemo {
namespace {

constexpr std::size_t most_lanes = 24;
constexpr std::size_t most_spans = 2000;
constexpr double narrowest = 1.0 / 100;       // with an edge, as a share of the axis
constexpr double nearest_marks = 1.0 / 2000;  // of one lane, as a share of the axis
constexpr std::size_t most_told = 6;          // in the words for who does not see the drawing

// In pixels. The style sheet gives the names of the lanes the same height.
constexpr double across = 1000;  // units of what is stretched
constexpr std::size_t lane_height = 26;
constexpr std::size_t bar_inset = 5;

std::string describe_mark(const mark& m) {
    return fmt::format("{} {}: at {}", m.lane, m.what, show_figure("_s", m.at_s));
}

std::string in_words(const drawn_side& side, std::size_t lanes) {
    const std::vector<span>& spans = side.round.spans;
    std::string text = fmt::format("Timeline of {}: {}, {}, up to {} in flight at a time.",
                                   side.name, counted(lanes, "lane"), counted(spans.size(), "span"),
                                   side.round.peak_in_flight());
    const std::vector<mark>& marks = side.round.marks;
    if (!marks.empty()) text += fmt::format(" {}.", counted(marks.size(), "mark"));
    if (spans.size() + marks.size() > most_told) return text;
    for (const span& s : spans) text += fmt::format(" {}.", describe_span(s));
    for (const mark& m : marks) text += fmt::format(" {}.", describe_mark(m));
    return text;
}

/// Draws a side whose lanes are known.
class lanes_drawing {
public:
    explicit lanes_drawing(const drawn_side& side) : side_(side), lanes_(side.round.lanes()) {}

    markup draw() {
        for (std::size_t i = 0; i < lanes_.size(); ++i) top_[lanes_[i]] = i * lane_height;
        return markup::of(R"(<div class="plot">)") + names() +
               markup::of(R"(<svg class="lanes" role="img" height="{}" data-axis-s="{}" )"
                          R"(aria-label="{}">)",
                          lanes_.size() * lane_height, side_.axis.end_s(),
                          in_words(side_, lanes_.size())) +
               svg_grid(side_.axis) + sum_of_fine_bars() + bars() + marks() +
               markup::of("</svg></div>\n");
    }

private:
    [[nodiscard]] markup names() const {
        markup list = markup::of(R"(<ul class="names" aria-hidden="true">)");
        for (const std::string_view name : lanes_) {
            list.add(R"(<li title="{0}">{0}</li>)", name);
        }
        list.add("</ul>");
        return list;
    }

    // Many that are too narrow to be told apart are filled as one shape of each kind, so that they
    // look as dense as they are; the bars themselves then only tell what they are.
    [[nodiscard]] markup sum_of_fine_bars() const {
        std::map<std::string_view, std::string> paths;  // by kind
        for (const span& s : side_.round.spans) {
            if (!is_fine(s)) continue;
            paths[side_.kinds.class_of(s.what)] += fmt::format(
                "M{:.6g} {}h{:.6g}v{}H{:.6g}z", across * side_.axis.share(s.start_s),
                top_.at(s.lane) + bar_inset, across * side_.axis.share(s.end_s - s.start_s),
                lane_height - 2 * bar_inset, across * side_.axis.share(s.start_s));
        }
        if (paths.empty()) return {};
        markup sum = markup::of(
            R"(<svg viewBox="0 0 {} {}" preserveAspectRatio="none" width="100%" height="100%">)",
            across, lanes_.size() * lane_height);
        for (const auto& [kind, path] : paths) {
            sum.add(R"(<path class="sum {}" d="{}"/>)", kind, path);
        }
        return sum + markup::of("</svg>");
    }

    [[nodiscard]] bool is_fine(const span& s) const {
        return side_.axis.share(s.end_s - s.start_s) < narrowest;
    }

    [[nodiscard]] markup bars() const {
        markup all;
        for (std::size_t i = 0; i < side_.round.spans.size(); ++i) {
            const span& s = side_.round.spans[i];
            const double width = side_.axis.share(s.end_s - s.start_s);
            all.add(R"(<rect class="bar {}{}" x="{}" width="{}" y="{}" height="{}" )"
                    R"(data-json="{}/spans/{}" data-s="{:.9g} {:.9g} {}"><title>{}</title></rect>)",
                    side_.kinds.class_of(s.what), is_fine(s) ? " fine" : "",
                    svg_percent(side_.axis.share(s.start_s)), svg_percent(width),
                    top_.at(s.lane) + bar_inset, lane_height - 2 * bar_inset, side_.json, i,
                    to_microsecond(s.start_s), to_microsecond(s.end_s), s.what, describe_span(s));
        }
        return all;
    }

    // Of those that would cover each other, the first.
    [[nodiscard]] markup marks() const {
        markup all;
        std::unordered_map<std::string_view, double> last_share;
        for (const mark& m : side_.round.marks) {
            const double share = side_.axis.share(m.at_s);
            const auto [last, is_first] = last_share.emplace(m.lane, share);
            if (!is_first && std::abs(share - last->second) < nearest_marks) continue;
            last->second = share;
            all.add(R"(<circle class="mark" cx="{}" cy="{}" r="4"><title>{}</title></circle>)",
                    svg_percent(share), top_.at(m.lane) + lane_height / 2, describe_mark(m));
        }
        return all;
    }

    const drawn_side& side_;
    std::vector<std::string_view> lanes_;
    std::unordered_map<std::string_view, std::size_t> top_;  // of each lane, in pixels
};

}  // namespace

span_kinds::span_kinds(const lesson_run& run) : of_(*run.of) {
    for (const side_run& side : run.sides) {
        if (side.runs.empty() || !can_draw_lanes(side.runs.front())) continue;
        for (const span& s : side.runs.front().spans) {
            auto& known = whats_[of_.kind_of(s.what).value_or(span_kind::waiting)];
            if (std::find(known.begin(), known.end(), s.what) == known.end()) {
                known.push_back(s.what);
            }
        }
    }
}

std::string_view span_kinds::class_of(std::string_view what) const {
    return json_word(of_.kind_of(what).value_or(span_kind::waiting));
}

markup span_kinds::legend() const {
    if (whats_.empty()) return {};
    markup list = markup::of(R"(<ul class="legend">)");
    for (const auto& [kind, whats] : whats_) {
        list.add(R"(<li><svg width="26" height="14" aria-hidden="true">)"
                 R"(<rect class="bar {}" width="26" height="14"/></svg> {}</li>)",
                 json_word(kind), fmt::format("{}", fmt::join(whats, ", ")));
    }
    list.add("</ul>\n");
    return list;
}

bool can_draw_lanes(const recording& r) {
    return r.spans.size() <= most_spans && r.lanes().size() <= most_lanes;
}

markup svg_lanes(const drawn_side& side) { return lanes_drawing(side).draw(); }

std::string describe_span(const span& s) {
    const double start_s = to_microsecond(s.start_s);
    const double end_s = to_microsecond(s.end_s);
    return fmt::format("{} {}: from {} to {}, for {}", s.lane, s.what, show_seconds(start_s),
                       show_seconds(end_s), show_seconds(end_s - start_s));
}

}  // namespace asyncdemo
