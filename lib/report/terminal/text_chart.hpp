// A chart of text: points of several series over lines of dots, between two axes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "report/chart_axis.hpp"
#include "report/terminal/terminal_style.hpp"

namespace asyncdemo {

/// An axis over some cells, which has `least` in its first and `most` in its last one.
struct cell_axis : chart_axis {
    std::size_t cells = 1;

    [[nodiscard]] std::size_t cell_of(double value) const;
};

/// What stands beside an axis at a value.
struct axis_label {
    double at = 0;
    std::string text;
};

class text_chart {
public:
    /// The columns at the left of the drawing, for what stands beside the axis there.
    static constexpr std::size_t columns_beside(std::size_t label_width) { return label_width + 2; }

    /// The style outlives the chart.
    text_chart(const cell_axis& across, const cell_axis& up, std::size_t label_width,
               const terminal_style& style);

    [[nodiscard]] const cell_axis& across() const { return across_; }
    [[nodiscard]] const cell_axis& up() const { return up_; }

    /// A part of a line; rows are counted from below. A point covers it.
    void add_dot(std::size_t column, std::size_t row_above, ink color = ink::faint);

    /// An upright from the axis to below that value.
    void add_upright(double at, double below);

    /// A cross on the lowest row: something has no point there.
    void add_missing(double at);

    /// A point with the sign of its series; where another series has one there, with that of
    /// several.
    void add_point(double at, double value, std::size_t series);

    /// What stands beside that row, the first of which is the top one, at its left.
    void label_row(std::size_t index, std::string text) { row_labels_[index] = std::move(text); }

    /// The drawing, its axes, and below them as many of the labels as have room, the first ones
    /// before the others. There is a tick at each.
    [[nodiscard]] std::vector<std::string> draw(const std::vector<axis_label>& below,
                                                bool are_centred) const;

    /// True when points of several series are at one place.
    [[nodiscard]] bool has_several() const { return has_several_; }

private:
    [[nodiscard]] std::string line_of(std::size_t row) const;
    [[nodiscard]] std::string baseline(const std::vector<axis_label>& below) const;
    [[nodiscard]] std::string labels(const std::vector<axis_label>& below, bool are_centred) const;

    cell_axis across_;
    cell_axis up_;
    std::size_t label_width_;
    const terminal_style& style_;
    std::vector<std::string> row_labels_;           // by row from below, as all that follow
    std::vector<std::vector<std::string>> signs_;   // by row, then by column
    std::vector<std::vector<std::size_t>> owners_;  // whose point is there
    bool has_several_ = false;
};

/// The sign of a series. (More series than signs would share some.)
std::string_view series_sign(std::size_t series, const terminal_style& style);

/// The ink of a series, which has its sign as well.
ink series_ink(std::size_t series);

/// What stands for points of several series.
inline constexpr std::string_view sign_of_several = "*";

/// A part of a line.
std::string_view dot_sign(const terminal_style& style);

/// What stands where something has no point.
std::string_view missing_sign(const terminal_style& style);

/// A part of an upright.
std::string_view upright_sign(const terminal_style& style);

}  // namespace asyncdemo
