#include "report/terminal/time_cells.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace asyncdemo {
namespace {

// What a span has of a cell, below which it is none of those that the cell shows.
constexpr double least_share = 1.0 / 16;
// In cells: shorter neighbours are too many to be told apart.
constexpr double least_length = 3;

/// The spans of a cell.
struct cell_sum {
    std::array<double, 4> shares{};  // of the cell, by kind
    int spans = 0;
    bool has_short = false;  // one that is shorter than a cell

    void add(span_kind kind, double share, bool is_short) {
        shares.at(static_cast<std::size_t>(kind)) += share;
        if (share < least_share && !is_short) return;
        ++spans;
        has_short = has_short || is_short;
    }

    [[nodiscard]] bool is_sum() const { return spans > 1 || has_short; }

    [[nodiscard]] drawn_cell draw(const terminal_style& style) const {
        const auto* const most = std::max_element(shares.begin(), shares.end());
        const auto kind = static_cast<span_kind>(most - shares.begin());
        if (!is_sum()) return *most >= 0.5 ? look_of(kind, style) : drawn_cell{};
        const double busy = share_of(span_kind::working) + share_of(span_kind::alone);
        const bool is_working = kind == span_kind::working || busy >= least_share;
        if (!is_working || (kind == span_kind::alone && *most >= 0.5)) return look_of(kind, style);
        const std::string_view sign = level_sign(busy, 1, style);
        return {sign, ink::working, sign != look_of(span_kind::working, style).sign};
    }

    [[nodiscard]] double share_of(span_kind kind) const {
        return shares.at(static_cast<std::size_t>(kind));
    }
};

// Where one span follows another of its kind at once, the last cell of the first is cut.
void tell_apart(std::vector<drawn_cell>& cells, double border, span_kind kind,
                const terminal_style& style) {
    const auto next = static_cast<std::size_t>(std::round(border));
    if (next == 0 || next >= cells.size()) return;
    const std::string_view full = look_of(kind, style).sign;
    if (cells[next - 1].sign == full && cells[next].sign == full) {
        cells[next - 1] = last_look_of(kind, style);
    }
}

}  // namespace

double end_of(const span& s, const recording& in) {
    return s.is_open() ? std::max(s.start_s, in.wall_s) : s.end_s;
}

// What happened at the very end is in the last one; on the virtual clock that may be zero.
std::size_t time_cells::cell_of(double at_s) const {
    // What is due just where a cell begins may come a little early on an axis that became a little
    // longer: it would be now in this cell and now in the one before.
    constexpr double margin = 0.1;
    return std::min(static_cast<std::size_t>(place_of(at_s) + margin), count_ - 1);
}

double time_cells::place_of(double at_s) const {
    return end_s_ <= 0 ? 0 : std::max(0.0, static_cast<double>(count_) * at_s / end_s_);
}

std::vector<drawn_cell> time_cells::bar(const std::vector<const span*>& spans,
                                        const kind_of_span& kind_of, const recording& in,
                                        const terminal_style& style) const {
    std::vector<cell_sum> sums(count_);
    for (const span* s : spans) {
        const double begin = place_of(s->start_s);
        const double end = place_of(end_of(*s, in));
        const span_kind kind = kind_of(*s);
        const auto last = std::min(static_cast<std::size_t>(end), count_ - 1);
        for (auto i = static_cast<std::size_t>(begin); i <= last; ++i) {
            const auto left = static_cast<double>(i);
            const double share = std::min(end, left + 1) - std::max(begin, left);
            if (share > 0) sums[i].add(kind, share, end - begin < 1);
        }
    }
    std::vector<drawn_cell> cells;
    for (const cell_sum& sum : sums) cells.push_back(sum.draw(style));
    for (std::size_t i = 1; i < spans.size(); ++i) {
        const span_kind kind = kind_of(*spans[i]);
        if (kind != kind_of(*spans[i - 1])) continue;
        const double begin = place_of(spans[i]->start_s);
        const double before = begin - place_of(spans[i - 1]->start_s);
        const double after = place_of(end_of(*spans[i], in)) - begin;
        if (std::min(before, after) >= least_length) tell_apart(cells, begin, kind, style);
    }
    return cells;
}

std::vector<double> time_cells::highest_in(const series& curve, const recording& in) const {
    std::vector<double> highest(count_);
    double now = 0;
    auto next = curve.points.begin();
    for (std::size_t which = 0; which < count_; ++which) {
        if (time_at(static_cast<double>(which)) > in.wall_s) break;
        highest[which] = now;
        const double end = time_at(static_cast<double>(which) + 1);
        for (; next != curve.points.end() && next->first < end; ++next) {
            now = next->second;
            highest[which] = std::max(highest[which], now);
        }
    }
    return highest;
}

}  // namespace asyncdemo
