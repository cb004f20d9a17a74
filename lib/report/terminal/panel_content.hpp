// What a panel has to draw of a recording, sorted by lanes.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "lesson/recording.hpp"

namespace asyncdemo {

/// The recording outlives it.
struct panel_content {
    explicit panel_content(const recording& r);

    /// False when there are so many lanes that they are drawn summed.
    [[nodiscard]] bool has_own_lanes() const { return lanes.size() == lane_count; }

    struct lane {
        std::string_view name;
        std::vector<const span*> spans;  // in the order of their begin
        std::vector<double> marks_s;     // in order
    };

    const recording& recorded;
    std::vector<lane> lanes;  // none if they are too many
    std::size_t lane_count = 0;
    std::vector<double> marks_s;  // those of all lanes, in order
    series in_flight;
};

}  // namespace asyncdemo
