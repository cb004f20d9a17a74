// One side's recording as a panel of text: a heading, what happened in order, lanes for what
// lasted and when something happened, curves for what grew.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "lesson/event_order.hpp"
#include "lesson/lesson_run.hpp"
#include "report/terminal/panel_content.hpp"
#include "report/terminal/picture_legend.hpp"
#include "report/terminal/terminal_style.hpp"
#include "report/terminal/timeline_scale.hpp"

namespace asyncdemo {

/// How wide a panel is at least, in columns: where there is room, and where there is little.
inline constexpr std::size_t usual_panel = 28;
inline constexpr std::size_t narrow_panel = 24;

/// How much of a side is shown.
struct timeline_detail {
    std::size_t least_width = usual_panel;    // of a panel: as many as fit stand side by side
    std::size_t most_events = enough_events;  // of the list, if the lesson shows the order
    bool has_about = true;                    // how the side does it, below its name
    bool has_lanes = true;                    // each lane for itself, unless they are too many
    bool has_captions = true;                 // curves below a line that tells how high they get
    bool has_blank_lines = true;              // between the rows of panels
    bool is_one_line = false;                 // name, load and time: none of the above
};

/// What neighbours have in common, so that their lanes stand side by side and their cells are
/// equally long.
struct panel_layout {
    std::size_t width = 0;
    std::size_t label_width = 0;  // of the names of lanes
    std::size_t about = 0;        // in lines, as the next
    std::size_t events = 0;

    /// Takes the larger of each.
    void make_room_for(panel_layout other);
};

/// What it refers to outlives it.
class timeline_panel {
public:
    timeline_panel(const side_run& side, const recording& round, const lesson& of,
                   const terminal_style& style);

    /// Widens the scale so that this panel fits into it. `ideal_s` is how long the side should
    /// take.
    void fit_into(timeline_scale& common, double ideal_s) const;

    /// What this panel needs, when it is so wide.
    [[nodiscard]] panel_layout layout(const timeline_detail& detail, std::size_t width) const;

    /// The lines, none wider than the panel; the legend learns what is in them.
    [[nodiscard]] std::vector<std::string> draw(const timeline_scale& common,
                                                const timeline_detail& detail, panel_layout layout,
                                                picture_legend& legend) const;

private:
    class drawing;

    [[nodiscard]] std::vector<std::string> about(const timeline_detail& detail,
                                                 std::size_t width) const;
    [[nodiscard]] std::vector<std::string> events(const timeline_detail& detail,
                                                  std::size_t width) const;
    [[nodiscard]] bool draws_lanes(const timeline_detail& detail) const;

    const side_run& side_;
    const lesson& lesson_;
    const terminal_style& style_;
    panel_content content_;
};

/// The time axis below panels of that layout.
std::string draw_time_axis(double end_s, panel_layout layout, const terminal_style& style);

}  // namespace asyncdemo
