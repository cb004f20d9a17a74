// The sides' recordings as panels of text on one time axis, next to each other, with a legend.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "lesson/lesson_run.hpp"
#include "report/terminal/terminal_style.hpp"
#include "report/terminal/timeline_panel.hpp"
#include "report/terminal/timeline_scale.hpp"

namespace asyncdemo {

/// Which recording of a side is drawn.
enum class drawn_round { first, latest };

/// The pictures of all sides of a run, to be drawn in more or less detail. What it is made of
/// outlives it.
class timelines {
public:
    /// `at_least` is the scale of the whole run where the sides are but a part of it.
    timelines(const lesson_run& run, drawn_round which, const terminal_style& style,
              timeline_scale at_least = {});

    /// The panels, next to each other as far as the width allows, then below; the one time axis and
    /// the legend below them.
    [[nodiscard]] std::vector<std::string> draw(const timeline_detail& detail) const;

private:
    struct grid;

    void add_row(std::vector<std::string>& page, const grid& cells, std::size_t first,
                 picture_legend& legend) const;
    void add_beside(std::vector<std::string>& page, const grid& cells,
                    const std::vector<std::vector<std::string>>& panels) const;

    const terminal_style& style_;
    std::vector<timeline_panel> panels_;
    timeline_scale scale_;
    bool has_axis_ = false;
};

/// The pictures of the first rounds, in every detail.
std::vector<std::string> draw_timelines(const lesson_run& run, const terminal_style& style,
                                        const timeline_scale& at_least = {});

/// Those of the latest round, while it runs, in at most `most_lines` lines: where there is too
/// little room, less is shown of each side. The time axis is as long as the slowest side should
/// take, and longer when it takes longer.
std::vector<std::string> draw_growing_timelines(const lesson_run& so_far,
                                                const terminal_style& style, std::size_t most_lines,
                                                const timeline_scale& at_least = {});

}  // namespace asyncdemo
