#include "report/json/picture_side.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "lesson/units.hpp"
#include "report/json/json_words.hpp"

namespace asyncdemo {
namespace {

using json = nlohmann::ordered_json;

constexpr std::size_t most_lanes = 24;
constexpr std::size_t most_bars = 600;    // spans and marks
constexpr std::size_t most_points = 300;  // of a curve
// As many stretches of a curve as leave it room to grow to twice its length.
constexpr double stretches = most_points / 2.0;
constexpr double shortest_axis_s = clock_grain_s * stretches;
constexpr std::string_view sum_name = "in flight";

// To the millisecond: a pixel of a phone is longer. A run that is over sooner is told in more
// detail.
double rounded(double s, double axis_s) {
    const double steps = axis_s >= 1 ? 1e3 : 1e6;
    return std::round(s * steps) / steps;
}

bool is_too_much(const recording& r) {
    return r.spans.size() + r.marks.size() > most_bars || r.lanes().size() > most_lanes;
}

std::string_view word_of(phase p) {
    switch (p) {
        case phase::to_come:
            return "to come";
        case phase::running:
            return "running";
        case phase::over:
            break;
    }
    return "over";
}

std::string end_of(const recording& r) {
    if (r.phase != phase::over) return {};
    return r.exit == ending::ok ? show_seconds(r.wall_s) : std::string(to_string(r.exit));
}

json points_from(const growing_curve& curve, std::size_t first, double axis_s) {
    json list = json::array();
    for (std::size_t i = first; i < curve.points().size(); ++i) {
        const auto& [at_s, value] = curve.points()[i];
        list.push_back(json::array({rounded(at_s, axis_s), value}));
    }
    return list;
}

}  // namespace

picture_side::picture_side(const side_run& side, const lesson& of, double axis_s)
    : of_(of),
      name_(side.of->name),
      about_(side.of->about),
      axis_s_(std::max(axis_s, shortest_axis_s)),
      round_(side.runs.size()),
      is_summed_(!side.runs.empty() && is_too_much(side.runs.back())),
      state_{{"phase", word_of(phase::to_come)}, {"end", ""}, {"wall_s", 0.0}},
      lanes_(json::array()),
      spans_(json::array()),
      marks_(json::array()) {}

bool picture_side::take(const side_run& side) {
    if (has_begun_anew(side)) return false;
    if (side.runs.empty()) return true;
    const recording& now = side.runs.back();
    if (!is_summed_ && is_too_much(now)) return false;
    take_state(now);
    if (is_summed_) {
        take_in_flight(now);
    } else {
        take_spans(now);
        take_marks(now);
    }
    take_series(now);
    settle_curves(now);
    return std::all_of(curves_.begin(), curves_.end(),
                       [](const named_curve& c) { return c.grown.points().size() <= most_points; });
}

bool picture_side::has_begun_anew(const side_run& side) const {
    if (side.runs.size() != round_) return true;
    return !side.runs.empty() && (side.runs.back().spans.size() < taken_spans_ ||
                                  side.runs.back().marks.size() < taken_marks_);
}

void picture_side::take_state(const recording& now) {
    const json fresh{{"phase", word_of(now.phase)},
                     {"end", end_of(now)},
                     {"wall_s", rounded(now.wall_s, axis_s_)}};
    for (const auto& [name, value] : fresh.items()) {
        if (state_[name] != value) news_[name] = value;
    }
    state_ = fresh;
}

void picture_side::take_spans(const recording& now) {
    json ended = json::array();
    std::erase_if(open_, [&](std::size_t i) {
        if (now.spans[i].is_open()) return false;
        spans_[i].back() = rounded(now.spans[i].end_s, axis_s_);
        ended.push_back(json::array({i, spans_[i].back()}));
        return true;
    });
    if (!ended.empty()) news_["ended"] = std::move(ended);
    for (; taken_spans_ < now.spans.size(); ++taken_spans_) {
        const span& s = now.spans[taken_spans_];
        if (s.is_open()) open_.push_back(taken_spans_);
        const span_kind kind = of_.kind_of(s.what).value_or(span_kind::waiting);
        spans_.push_back(json::array({s.lane, s.what, json_word(kind), rounded(s.start_s, axis_s_),
                                      s.is_open() ? json() : json(rounded(s.end_s, axis_s_))}));
        news_["spans"].push_back(spans_.back());
    }
}

void picture_side::take_marks(const recording& now) {
    for (; taken_marks_ < now.marks.size(); ++taken_marks_) {
        const mark& m = now.marks[taken_marks_];
        marks_.push_back(json::array({m.lane, m.what, rounded(m.at_s, axis_s_)}));
        news_["marks"].push_back(marks_.back());
    }
    json lanes = json::array();
    for (const std::string_view lane : now.lanes()) lanes.push_back(lane);
    if (lanes != lanes_) lanes_ = news_["lanes"] = std::move(lanes);
}

// What ended before it was known to have begun, by another process, has lasted no time here.
void picture_side::take_in_flight(const recording& now) {
    std::vector<std::pair<double, int>> steps;
    std::erase_if(open_, [&](std::size_t i) {
        if (now.spans[i].is_open()) return false;
        steps.emplace_back(now.spans[i].end_s, -1);
        return true;
    });
    for (; taken_spans_ < now.spans.size(); ++taken_spans_) {
        const span& s = now.spans[taken_spans_];
        steps.emplace_back(s.start_s, +1);
        if (s.is_open()) {
            open_.push_back(taken_spans_);
        } else {
            steps.emplace_back(s.end_s, -1);
        }
    }
    std::sort(steps.begin(), steps.end());
    named_curve& sum = curve_of(sum_name);
    for (auto next = steps.begin(); next != steps.end();) {
        const double at_s = next->first;
        for (; next != steps.end() && next->first == at_s; ++next) in_flight_ += next->second;
        sum.grown.add(at_s, in_flight_);
    }
}

void picture_side::take_series(const recording& now) {
    for (const series& s : now.series) {
        named_curve& curve = curve_of(s.name);
        for (; curve.taken < s.points.size(); ++curve.taken) {
            curve.grown.add(s.points[curve.taken].first, s.points[curve.taken].second);
        }
    }
}

void picture_side::settle_curves(const recording& now) {
    for (named_curve& c : curves_) {
        if (now.phase == phase::over) {
            c.grown.finish();
        } else {
            c.grown.advance(now.wall_s);
        }
    }
}

picture_side::named_curve& picture_side::curve_of(std::string_view name) {
    const auto known = std::find_if(curves_.begin(), curves_.end(),
                                    [&](const named_curve& c) { return c.name == name; });
    if (known != curves_.end()) return *known;
    return curves_.emplace_back(named_curve{std::string(name), growing_curve(axis_s_ / stretches)});
}

void picture_side::make_room(curve_heights& to) const {
    for (const named_curve& c : curves_) to[c.name] = std::max(to[c.name], c.grown.highest());
}

json picture_side::whole(const curve_heights& heights) const {
    json all{{"name", name_}, {"about", about_}};
    all.update(state_);
    all["lanes"] = lanes_;
    all["spans"] = spans_;
    all["marks"] = marks_;
    all["curves"] = json::array();
    for (const named_curve& c : curves_) {
        all["curves"].push_back({{"name", c.name},
                                 {"highest", heights.find(c.name)->second},
                                 {"points", points_from(c.grown, 0, axis_s_)}});
    }
    return all;
}

json picture_side::take_news(const curve_heights& heights) {
    json news = std::exchange(news_, json::object());
    json curves = news_of_curves(heights);
    if (!curves.empty()) news["curves"] = std::move(curves);
    return news.empty() ? json() : news;
}

json picture_side::news_of_curves(const curve_heights& heights) {
    json all = json::array();
    for (named_curve& c : curves_) {
        const double height = heights.find(c.name)->second;
        if (c.told == c.grown.points().size() && c.told_height == height) continue;
        all.push_back({{"name", c.name},
                       {"highest", height},
                       {"points", points_from(c.grown, c.told, axis_s_)}});
        c.told = c.grown.points().size();
        c.told_height = height;
    }
    return all;
}

}  // namespace asyncdemo
