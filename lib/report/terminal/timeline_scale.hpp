// What all panels of a run are drawn on, so that they can be compared by eye: one time axis, and
// for everything that has a height the same full height.
#pragma once

#include <functional>
#include <map>
#include <string>

#include "lesson/lesson_run.hpp"

namespace asyncdemo {

struct timeline_scale {
    double end_s = 0;  // of the time axis
    double most_in_flight = 0;
    std::map<std::string, double, std::less<>> highest;  // of each series

    /// Widens this one so that everything fits that is on the other.
    void make_room_for(const timeline_scale& other);

    /// The same for a recording with its `peak` in flight, and for how long its side should take.
    void make_room_for(const recording& r, double ideal_s, double peak);
};

/// The scale of the first rounds of all sides. Whoever draws one side of a run alone passes it
/// along, so that the side looks as it does beside the others.
timeline_scale scale_of(const lesson_run& run);

}  // namespace asyncdemo
