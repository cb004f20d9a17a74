// A time axis of so many columns ("cells"), and what each of them shows.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "lesson/recording.hpp"
#include "lesson/span_kind.hpp"
#include "report/terminal/span_look.hpp"

namespace asyncdemo {

/// When the span ended, or up to when it has lasted by now, in seconds.
double end_of(const span& s, const recording& in);

class time_cells {
public:
    /// `count` cells, at least one, from 0 to `end_s` seconds.
    time_cells(std::size_t count, double end_s) : count_(count), end_s_(end_s) {}

    [[nodiscard]] std::size_t count() const { return count_; }

    /// Where a cell begins, in seconds; also within one.
    [[nodiscard]] double time_at(double which) const {
        return end_s_ * which / static_cast<double>(count_);
    }

    /// The cell of that moment.
    [[nodiscard]] std::size_t cell_of(double at_s) const;

    using kind_of_span = std::function<span_kind(const span&)>;

    /// A lane. A span that is at least a cell long fills the cells of which it has at least half.
    /// Where there is more than can be drawn one by one, nothing is picked out: the cell shows the
    /// share of its time in which something worked.
    [[nodiscard]] std::vector<drawn_cell> bar(const std::vector<const span*>& spans,
                                              const kind_of_span& kind_of, const recording& in,
                                              const terminal_style& style) const;

    /// The highest that the curve is in each cell; nothing in those after the end of the side, or
    /// still to come.
    [[nodiscard]] std::vector<double> highest_in(const series& curve, const recording& in) const;

private:
    /// Where a moment lies among the cells.
    [[nodiscard]] double place_of(double at_s) const;

    std::size_t count_;
    double end_s_;
};

}  // namespace asyncdemo
