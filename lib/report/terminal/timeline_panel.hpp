// One side's recording as a panel of text: a heading, what happened in order, lanes for what
// lasted and when something happened, a time axis, curves for what grew.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "lesson/event_order.hpp"
#include "lesson/lesson_run.hpp"
#include "report/terminal/terminal_style.hpp"

namespace asyncdemo {

/// What all panels share, so that they can be compared by eye.
struct timeline_scale {
    double end_s = 0;  // of the time axis
    double most_in_flight = 0;
    std::map<std::string, double> highest;  // of each series
};

/// How much of a side is shown.
struct timeline_detail {
    std::size_t most_events = enough_events;  // of the list, if the lesson shows the order
    bool has_about = true;                    // how the side does it, below its name
    bool has_lanes = true;                    // each lane for itself, unless they are too many
    bool has_captions = true;                 // curves below a line that tells how high they get
    bool is_one_line = false;                 // name, load and time: none of the above
};

/// How many lines the parts take that come before the lanes, so that the lanes of neighbours begin
/// side by side.
struct panel_heights {
    std::size_t about = 0;
    std::size_t events = 0;

    void make_room_for(panel_heights other);
};

/// What it refers to outlives it.
class timeline_panel {
public:
    timeline_panel(const side_run& side, const recording& round, const terminal_style& style,
                   std::size_t width);

    /// Widens the scale so that this panel fits into it. `ideal_s` is how long the side should
    /// take.
    void fit_into(timeline_scale& common, double ideal_s) const;

    /// What this panel needs.
    [[nodiscard]] panel_heights heights(const timeline_detail& detail) const;

    /// The lines, none wider than the panel. `heights` is what the tallest neighbour needs.
    [[nodiscard]] std::vector<std::string> draw(const timeline_scale& common,
                                                const timeline_detail& detail,
                                                panel_heights heights) const;

private:
    class drawing;

    struct lane {
        std::string name;
        std::vector<const span*> spans;  // in the order of their begin
        std::vector<double> marks_s;     // in order
    };

    [[nodiscard]] std::vector<std::string> events(const timeline_detail& detail) const;

    const side_run& side_;
    const recording& recorded_;
    const terminal_style& style_;
    std::size_t width_;
    std::vector<std::string> about_;
    std::vector<lane> lanes_;  // none if they are too many to be drawn each for itself
    std::size_t lane_count_ = 0;
    std::vector<double> marks_s_;  // those of all lanes, in order
    series in_flight_;
};

}  // namespace asyncdemo
