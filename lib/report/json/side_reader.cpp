#include "report/json/side_reader.hpp"

#include <fmt/format.h>

#include <array>
#include <limits>
#include <utility>

#include "report/json/json_fields.hpp"
#include "report/visible_text.hpp"

namespace asyncdemo {
namespace {

constexpr std::int64_t any_amount = std::numeric_limits<std::int64_t>::max();
constexpr std::size_t most_sides = 100;

constexpr std::array endings{ending::ok, ending::interrupted, ending::timeout, ending::crashed,
                             ending::failed};

void require_plain(const std::string& name) {
    if (has_controls(name)) throw bad_value("has control characters in its name");
}

}  // namespace

json_shape side_reader::shape() { return json_shape::list(side_shape()); }

json_shape side_reader::side_shape() {
    return json_shape::object(
        {{"name", text_field([this]() -> auto& { return sides_.back().name; })},
         {"runs", json_shape::list(round_shape())},
         {"metrics", metrics_shape()},
         {"rows", json_shape::list(row_shape())},
         {"spans", json_shape::list(span_shape())},
         {"series", json_shape::list(series_shape())},
         {"marks", json_shape::list(mark_shape())}},
        [this] { begin_side(); }, [this] { end_side(); });
}

void side_reader::begin_side() {
    if (sides_.size() == most_sides) {
        throw bad_value(fmt::format("is one of more than {}", most_sides));
    }
    sides_.emplace_back();
    first_ = {};
}

void side_reader::end_side() {
    if (sides_.back().rounds.empty()) throw bad_value("has no runs");
    recording& front = sides_.back().rounds.front();
    front.spans = std::move(first_.spans);
    front.marks = std::move(first_.marks);
    front.series = std::move(first_.series);
    front.rows = std::move(first_.rows);
    front.metrics = std::move(first_.metrics);
}

json_shape side_reader::round_shape() {
    const auto usage = [this](std::int64_t resource_usage::* figure) {
        return json_shape::scalar([this, figure](const json_scalar& v) {
            if (is_measured(v)) (*last_round().usage).*figure = to_whole(v, 0, any_amount);
        });
    };
    return json_shape::object(
        {{"wall_s", time_field([this]() -> auto& { return last_round().wall_s; })},
         {"cpu_s", json_shape::scalar([this](const json_scalar& v) {
              if (is_measured(v)) last_round().usage->cpu_s = to_time(v);
          })},
         {"peak_in_flight",
          whole_field(0, any_amount,
                      [this]() -> auto& { return last_round().known_peak_in_flight; })},
         {"peak_threads", usage(&resource_usage::peak_threads)},
         {"peak_rss_kb", usage(&resource_usage::peak_rss_kb)},
         {"voluntary_switches", usage(&resource_usage::voluntary_switches)},
         {"involuntary_switches", usage(&resource_usage::involuntary_switches)},
         {"run_delay_s", json_shape::scalar([this](const json_scalar& v) {
              last_round().usage->run_delay_s = to_time(v);
          }),
          may_be_missing},
         {"exit", word_field(endings, to_string, [this]() -> auto& { return last_round().exit; })},
         {"problem", json_shape::scalar([this](json_scalar v) {
              last_round().problem = to_text(std::move(v));  // may quote anything
          }),
          may_be_missing}},
        [this] { begin_round(); }, [this] { end_round(); });
}

void side_reader::begin_round() {
    sides_.back().rounds.emplace_back().usage.emplace();
    unmeasured_ = 0;
}

// What the side took of the machine is measured as a whole, or not at all.
void side_reader::end_round() {
    constexpr int all = 5;
    if (unmeasured_ == 0) return;
    if (unmeasured_ != all) {
        throw bad_value("has some of the figures of the machine, but not all");
    }
    last_round().usage.reset();
}

bool side_reader::is_measured(const json_scalar& figure) {
    const bool is_null = std::holds_alternative<std::nullptr_t>(figure);
    if (is_null) ++unmeasured_;
    return !is_null;
}

json_shape side_reader::metrics_shape() {
    return json_shape::table([this](const std::string& name, const json_scalar& value) {
        require_plain(name);
        if (!first_.metrics.emplace(name, to_figure(value)).second) {
            throw bad_value("is there twice");
        }
    });
}

json_shape side_reader::row_shape() {
    return json_shape::table(
        [this](const std::string& name, json_scalar v) { add_cell(name, std::move(v)); },
        [this] { begin_row(); });
}

// Rows are of one kind, and a million of them must not take twice the room that they need.
void side_reader::begin_row() {
    const std::size_t cells = first_.rows.empty() ? 0 : first_.rows.back().size();
    first_.rows.emplace_back().reserve(cells);
}

void side_reader::add_cell(const std::string& name, json_scalar value) {
    row& to = first_.rows.back();
    require_plain(name);
    for (const auto& [other, ignored] : to) {
        if (other == name) throw bad_value("is there twice");
    }
    if (auto* const text = std::get_if<std::string>(&value)) {
        to.emplace_back(name, std::move(*text));
    } else if (const auto* const whole = std::get_if<std::int64_t>(&value)) {
        to.emplace_back(name, *whole);
    } else {
        to.emplace_back(name, to_figure(value));
    }
}

json_shape side_reader::span_shape() {
    const auto here = [this]() -> span& { return first_.spans.back(); };
    return json_shape::object(
        {{"lane", text_field([here]() -> auto& { return here().lane; })},
         {"what", text_field([here]() -> auto& { return here().what; })},
         {"start_s", time_field([here]() -> auto& { return here().start_s; })},
         {"end_s", time_field([here]() -> auto& { return here().end_s; })}},
        [this] { first_.spans.emplace_back(); },
        [here] {
            if (here().end_s < here().start_s) throw bad_value("ends before it begins");
        });
}

json_shape side_reader::mark_shape() {
    const auto here = [this]() -> mark& { return first_.marks.back(); };
    return json_shape::object({{"lane", text_field([here]() -> auto& { return here().lane; })},
                               {"what", text_field([here]() -> auto& { return here().what; })},
                               {"at_s", time_field([here]() -> auto& { return here().at_s; })}},
                              [this] { first_.marks.emplace_back(); });
}

json_shape side_reader::series_shape() {
    const auto here = [this]() -> series& { return first_.series.back(); };
    json_shape point = json_shape::list(
        json_shape::scalar([this](const json_scalar& v) { add_to_point(v); }),
        [this, here] {
            here().points.emplace_back();
            in_point_ = 0;
        },
        [this] {
            if (in_point_ != 2) throw bad_value("is not a time and a value");
        });
    return json_shape::object({{"name", text_field([here]() -> auto& { return here().name; })},
                               {"points", json_shape::list(std::move(point))}},
                              [this] { first_.series.emplace_back(); });
}

void side_reader::add_to_point(const json_scalar& value) {
    auto& [at_s, height] = first_.series.back().points.back();
    if (in_point_ == 0) at_s = to_time(value);
    if (in_point_ == 1) height = to_figure(value);
    ++in_point_;
}

}  // namespace asyncdemo
