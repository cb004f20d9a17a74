#include "report/terminal/time_cells.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace asyncdemo {

double end_of(const span& s, const recording& in) {
    return s.is_open() ? std::max(s.start_s, in.wall_s) : s.end_s;
}

// What happened at the very end is in the last one; on the virtual clock that may be zero.
std::size_t time_cells::cell_of(double at_s) const {
    if (end_s_ <= 0) return 0;
    // What is due just where a cell begins may come a little early on an axis that became a little
    // longer: it would be now in this cell and now in the one before.
    constexpr double margin = 0.1;
    const double place = static_cast<double>(count_) * at_s / end_s_ + margin;
    return std::min(static_cast<std::size_t>(place), count_ - 1);
}

// Which span a cell shows is the one at its middle; neighbours take turns in their sign, so that
// one can be told from the next. A span that lies within a cell still shows.
std::vector<std::string_view> time_cells::bar(const std::vector<const span*>& spans,
                                              const recording& in,
                                              const terminal_style& style) const {
    const std::array bars{style.sign("█", "#"), style.sign("▒", "=")};
    std::vector<std::string_view> cells;
    std::size_t next = 0;
    for (std::size_t which = 0; which < count_; ++which) {
        const double middle = time_at(static_cast<double>(which) + 0.5);
        while (next < spans.size() && end_of(*spans[next], in) <= middle &&
               !has_all_of(which, *spans[next], in)) {
            ++next;
        }
        const bool shows = next < spans.size() &&
                           (spans[next]->start_s <= middle || has_all_of(which, *spans[next], in));
        cells.push_back(shows ? bars.at(next % 2) : std::string_view(" "));
        while (next < spans.size() && has_all_of(which, *spans[next], in)) ++next;
    }
    return cells;
}

bool time_cells::has_all_of(std::size_t which, const span& s, const recording& in) const {
    return s.start_s >= time_at(static_cast<double>(which)) &&
           end_of(s, in) <= time_at(static_cast<double>(which) + 1);
}

std::vector<double> time_cells::highest_in(const series& curve, const recording& in) const {
    std::vector<double> highest(count_);
    double now = 0;
    auto next = curve.points.begin();
    for (std::size_t which = 0; which < count_; ++which) {
        const bool is_to_come =
            in.phase != phase::over && time_at(static_cast<double>(which)) > in.wall_s;
        if (is_to_come) break;
        highest[which] = now;
        const double end = time_at(static_cast<double>(which) + 1);
        for (; next != curve.points.end() && next->first < end; ++next) {
            now = next->second;
            highest[which] = std::max(highest[which], now);
        }
    }
    return highest;
}

std::string_view level_sign(double value, double highest, const terminal_style& style) {
    constexpr std::array<std::string_view, 8> unicode{"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    constexpr std::array<std::string_view, 8> ascii{".", ":", "-", "=", "+", "*", "%", "#"};
    if (value <= 0 || highest <= 0) return " ";
    const double share = std::min(1.0, value / highest);
    const auto level = static_cast<std::size_t>(std::max(1.0, std::round(8 * share))) - 1;
    return style.is_ascii ? ascii.at(level) : unicode.at(level);
}

}  // namespace asyncdemo
