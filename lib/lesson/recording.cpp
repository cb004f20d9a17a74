#include "lesson/recording.hpp"

#include <algorithm>
#include <stdexcept>
#include <unordered_set>

#include "lesson/natural_order.hpp"

namespace asyncdemo {
namespace {

// How many of those spans for which `counts(span)` is true were open, over time.
template <class Predicate>
series open_spans(const std::vector<span>& spans, Predicate counts) {
    std::vector<std::pair<double, int>> steps;
    steps.reserve(2 * spans.size());
    for (const span& s : spans) {
        if (!counts(s)) continue;
        steps.emplace_back(s.start_s, +1);
        if (!s.is_open()) steps.emplace_back(s.end_s, -1);
    }
    std::sort(steps.begin(), steps.end());
    series open{"in flight", {}};
    int count = 0;
    for (const auto& [at_s, step] : steps) {
        count += step;
        if (open.points.empty() || open.points.back().first != at_s) {
            open.points.emplace_back(at_s, 0);
        }
        open.points.back().second = count;
    }
    return open;
}

const cell& cell_of(const row& r, std::string_view column) {
    for (const auto& [name, value] : r) {
        if (name == column) return value;
    }
    throw std::out_of_range("no column " + std::string(column));
}

}  // namespace

double series::highest() const {
    double high = 0;
    for (const auto& [at, value] : points) high = std::max(high, value);
    return high;
}

double series::value_at(double at_s) const {
    const auto after =
        std::upper_bound(points.begin(), points.end(), at_s,
                         [](double moment, const auto& point) { return moment < point.first; });
    return after == points.begin() ? 0 : std::prev(after)->second;
}

double number(const row& r, std::string_view column) {
    const cell& value = cell_of(r, column);
    if (const auto* whole = std::get_if<std::int64_t>(&value)) return static_cast<double>(*whole);
    return std::get<double>(value);
}

const std::string& text_in(const row& r, std::string_view column) {
    return std::get<std::string>(cell_of(r, column));
}

std::string_view to_string(ending e) {
    switch (e) {
        case ending::ok:
            return "ok";
        case ending::interrupted:
            return "interrupted";
        case ending::timeout:
            return "timeout";
        case ending::crashed:
            return "crashed";
        case ending::failed:
            return "failed";
    }
    return "";
}

std::vector<std::string_view> recording::lanes() const {
    std::unordered_set<std::string_view> found;
    for (const span& s : spans) found.insert(s.lane);
    for (const mark& m : marks) found.insert(m.lane);
    std::vector<std::string_view> names(found.begin(), found.end());
    // Names that differ in zeros alone ("1", "01") are neither before the other: then by letters.
    std::sort(names.begin(), names.end(), [](std::string_view a, std::string_view b) {
        if (naturally_before(a, b)) return true;
        return !naturally_before(b, a) && a < b;
    });
    return names;
}

series recording::in_flight() const {
    return open_spans(spans, [](const span&) { return true; });
}

std::int64_t recording::peak_in_flight() const {
    if (known_peak_in_flight) return *known_peak_in_flight;
    return static_cast<std::int64_t>(in_flight().highest());
}

std::int64_t recording::peak_in_flight(std::string_view what) const {
    const auto is_meant = [what](const span& s) { return s.what == what; };
    return static_cast<std::int64_t>(open_spans(spans, is_meant).highest());
}

const series& recording::find_series(std::string_view name) const {
    static const asyncdemo::series none;
    const auto found = std::find_if(series.begin(), series.end(),
                                    [name](const auto& s) { return s.name == name; });
    return found == series.end() ? none : *found;
}

}  // namespace asyncdemo
