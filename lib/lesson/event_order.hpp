// What happened on a side, in order: the marks of its recording as a numbered list. For lessons
// that are about the order of events.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "lesson/recording.hpp"

namespace asyncdemo {

/// The marks of a recording in the order in which they were recorded. Of a long list the middle is
/// counted only.
struct event_order {
    struct event {
        std::size_t number;  // from 1 on
        const mark* what;    // of the recording, which outlives this
        std::size_t depth;   // 0 for the lane that began, 1 for the next one to appear, ...
        double pause_s;      // how long nothing happened before it; 0 when that was short
    };

    std::vector<event> first;
    std::size_t left_out = 0;
    std::vector<event> last;

    [[nodiscard]] bool is_empty() const { return first.empty(); }
};

/// How many events are shown where there is room.
inline constexpr std::size_t enough_events = 24;

/// About `most` of them: where only one more would be left out, that one is shown instead.
event_order order_of_events(const recording& r, std::size_t most = enough_events);

/// "caller calls it", as the claims have it.
std::string event_text(const mark& m);

/// "176 more events", which stands for what is left out.
std::string left_out_text(std::size_t events);

/// "100 ms later".
std::string pause_text(double pause_s);

}  // namespace asyncdemo
