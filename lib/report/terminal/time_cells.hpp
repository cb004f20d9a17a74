// A time axis of so many columns ("cells"), and what each of them shows.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "lesson/recording.hpp"
#include "report/terminal/terminal_style.hpp"

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

    /// A sign for each cell in which one of the spans, in the order of their begin, lasts.
    [[nodiscard]] std::vector<std::string_view> bar(const std::vector<const span*>& spans,
                                                    const recording& in,
                                                    const terminal_style& style) const;

    /// The highest that the curve is in each cell; nothing in those still to come.
    [[nodiscard]] std::vector<double> highest_in(const series& curve, const recording& in) const;

private:
    [[nodiscard]] bool has_all_of(std::size_t which, const span& s, const recording& in) const;

    std::size_t count_;
    double end_s_;
};

/// How high a value stands among `highest`, as one character; nothing at all is a blank, and what
/// is there at all can be seen.
std::string_view level_sign(double value, double highest, const terminal_style& style);

}  // namespace asyncdemo
