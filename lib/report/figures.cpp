#include "report/figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>
#include <variant>

#include "lesson/median.hpp"
#include "lesson/parameter.hpp"
#include "lesson/units.hpp"
#include "report/metric_unit.hpp"

namespace asyncdemo {
namespace {

bool has_several_rounds(const lesson_run& run) {
    return std::any_of(run.sides.begin(), run.sides.end(),
                       [](const side_run& s) { return s.runs.size() > 1; });
}

// Whole: in groups where there are so many digits that they are hard to count.
std::string show_whole(double number) {
    constexpr double few = 9999.5;
    std::string digits = fmt::format("{:.0f}", number);
    if (std::abs(number) < few) return digits;
    return in_groups(std::move(digits));
}

using maybe_text = std::optional<std::string>;

// Writes a figure that may be missing.
template <class Figure, class Write>
maybe_text text_of(const std::optional<Figure>& f, Write write) {
    return f ? maybe_text(write(*f)) : std::nullopt;
}

maybe_text overhead(const std::optional<wall_times>& wall, const std::optional<double>& ideal) {
    if (!wall || !ideal || *ideal <= 0) return std::nullopt;
    const double percent = 100 * (wall->median - *ideal) / *ideal;
    if (std::abs(percent) >= 99.95) return fmt::format("{:+.0f}%", percent);
    // To the digit that is shown, so that almost nothing is "+0.0" and never "-0.0".
    return fmt::format("{:+.1f}%", std::round(10 * percent) / 10 + 0.0);
}

bool does_same_work(const side_run& side, const lesson_run& run) {
    const auto& all = run.of->same_work;
    return std::find(all.begin(), all.end(), side.of->plain_name()) != all.end();
}

// Over the first of those that do the same work in the same language.
maybe_text speed_up(const side_run& side, const lesson_run& run) {
    const auto first = std::find_if(run.sides.begin(), run.sides.end(), [&](const side_run& s) {
        return does_same_work(s, run) && s.of->is_python() == side.of->is_python();
    });
    if (first == run.sides.end() || !does_same_work(side, run)) return std::nullopt;
    const std::optional<wall_times> before = finished_walls(*first);
    const std::optional<wall_times> now = finished_walls(side);
    if (!before || !now || now->median <= 0) return std::nullopt;
    return show_factor(before->median / now->median);
}

maybe_text in_flight(const side_run& side) {
    if (side.runs.empty() || side.runs.front().spans.empty()) return std::nullopt;
    return fmt::format("{}", side.runs.front().peak_in_flight());
}

std::optional<resource_usage> usage_of(const side_run& side) {
    return side.runs.empty() ? std::nullopt : side.runs.front().usage;
}

maybe_text metric_text(const side_run& side, std::string_view name) {
    if (side.runs.empty()) return std::nullopt;
    const auto& metrics = side.runs.front().metrics;
    const auto found = metrics.find(name);
    if (found == metrics.end() || !std::isfinite(found->second)) return std::nullopt;
    return show_figure(name, found->second);
}

}  // namespace

std::vector<figure> figures_of(const side_run& side, const lesson_run& run) {
    const std::optional<wall_times> wall = finished_walls(side);
    const std::optional<double> ideal = ideal_s(side, run);
    const std::optional<resource_usage> usage = usage_of(side);

    std::vector<figure> all;
    const auto add = [&all](std::string_view title, maybe_text text,
                            std::vector<std::string> json) {
        all.push_back({std::string(title), std::move(text), std::move(json)});
    };
    add("total", text_of(wall, [](const wall_times& w) { return show_time(w.median); }),
        {"/wall_s/median"});
    if (has_several_rounds(run)) {
        add("min … max",
            text_of(wall,
                    [](const wall_times& w) {
                        return show_time(w.min).append(between_figures).append(show_time(w.max));
                    }),
            {"/wall_s/min", "/wall_s/max"});
    }
    add("ideal", text_of(ideal, show_time), {"/ideal_s"});
    add("overhead", overhead(wall, ideal), {});
    if (!run.of->same_work.empty()) add("speed-up", speed_up(side, run), {});
    add("in flight", in_flight(side), {"/runs/0/peak_in_flight"});
    add("threads",
        text_of(usage, [](const resource_usage& u) { return fmt::format("{}", u.peak_threads); }),
        {"/runs/0/peak_threads"});
    add("CPU", text_of(usage, [](const resource_usage& u) { return show_time(u.cpu_s); }),
        {"/runs/0/cpu_s"});
    add("memory",
        text_of(usage,
                [](const resource_usage& u) {
                    return show_kilobytes(static_cast<double>(u.peak_rss_kb));
                }),
        {"/runs/0/peak_rss_kb"});
    for (const column& c : run.of->columns) {
        add(c.title, metric_text(side, c.metric), {fmt::format("/metrics/{}", c.metric)});
    }
    return all;
}

std::optional<wall_times> finished_walls(const side_run& side) {
    std::vector<double> walls;
    for (const recording& r : side.runs) {
        // As a document has them, so that a reader of it finds the same median.
        if (r.exit == ending::ok) walls.push_back(to_microsecond(r.wall_s));
    }
    if (walls.empty()) return std::nullopt;
    const auto [least, most] = std::minmax_element(walls.begin(), walls.end());
    return wall_times{.median = median(walls), .min = *least, .max = *most};
}

std::optional<double> ideal_s(const side_run& side, const lesson_run& run) {
    if (!side.of->ideal || run.was_served) return std::nullopt;
    return seconds((*side.of->ideal)(run.chosen)).count();
}

std::string show_figure(std::string_view name, double value) {
    if (!std::isfinite(value)) return std::string(not_measured);
    switch (unit_of(name)) {
        case metric_unit::time_s:
            return show_seconds(to_microsecond(value));
        case metric_unit::memory_kb:
            return show_kilobytes(value);
        case metric_unit::number:
            break;
    }
    return show_number(value);
}

std::string show_time(double s) { return show_figure("_s", s); }

std::string show_factor(double factor) {
    if (!std::isfinite(factor)) return std::string(not_measured);
    // The thresholds lie where the digits that are shown would round up.
    if (std::abs(factor) >= 99.95) return show_whole(factor) + "x";
    if (std::abs(factor) >= 0.995) return fmt::format("{:.1f}x", factor);
    if (factor >= 0.0995 || factor <= 0) return fmt::format("{:.2g}x", factor);
    // To two digits: "1/29", "1/71 000".
    const double parts = 1 / factor;
    const double step = std::pow(10, std::max(0.0, std::floor(std::log10(parts)) - 1));
    return "1/" + show_number(step * std::round(parts / step));
}

std::string show_parameter(const any_parameter& p, double value) {
    const bool is_count = std::holds_alternative<parameter<integer>>(p);
    return is_count ? show_number(value) : write_value(p, value);
}

std::string show_number(double number) {
    if (!std::isfinite(number)) return std::string(not_measured);
    constexpr double most_in_digits = 1e15;
    if (std::abs(number) >= most_in_digits) return fmt::format("{:.3g}", number);
    if (std::trunc(number) == number || std::abs(number) >= 99.95) {
        return show_whole(number);
    }
    return fmt::format("{:.3g}", number);
}

}  // namespace asyncdemo
