// One side's recording as a panel of text: a heading, what happened in order, lanes for what
// lasted and when something happened, curves for what grew.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "lesson/event_order.hpp"
#include "lesson/lesson_run.hpp"
#include "report/terminal/picture_legend.hpp"
#include "report/terminal/terminal_style.hpp"
#include "report/terminal/timeline_scale.hpp"

namespace asyncdemo {

/// How much of a side is shown.
struct timeline_detail {
    std::size_t least_width = 28;             // of a panel: as many as fit stand side by side
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
                   const terminal_style& style, std::size_t width);

    /// What this panel needs.
    [[nodiscard]] panel_layout layout(const timeline_detail& detail) const;

    /// The lines, none wider than the panel; the legend learns what is in them.
    [[nodiscard]] std::vector<std::string> draw(const timeline_scale& common,
                                                const timeline_detail& detail, panel_layout layout,
                                                picture_legend& legend) const;

private:
    class drawing;

    struct lane {
        std::string name;
        std::vector<const span*> spans;  // in the order of their begin
        std::vector<double> marks_s;     // in order
    };

    [[nodiscard]] std::vector<std::string> about(const timeline_detail& detail) const;
    [[nodiscard]] std::vector<std::string> events(const timeline_detail& detail) const;
    [[nodiscard]] bool draws_lanes(const timeline_detail& detail) const;

    const side_run& side_;
    const recording& recorded_;
    const lesson& lesson_;
    const terminal_style& style_;
    std::size_t width_;
    std::vector<lane> lanes_;  // none if they are too many to be drawn each for itself
    std::size_t lane_count_ = 0;
    std::vector<double> marks_s_;  // those of all lanes, in order
    series in_flight_;
};

/// The time axis below panels of that layout.
std::string draw_time_axis(double end_s, std::size_t width, panel_layout layout,
                           const terminal_style& style);

}  // namespace asyncdemo
