// A server for people while it is open, as a picture that fits into a window: the gauges, a lane
// for each client, the last lines. It shows the last twenty seconds, for a server may be open for
// hours.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "lesson/lesson.hpp"
#include "lesson/recording.hpp"
#include "report/terminal/terminal_style.hpp"

namespace asyncdemo {

/// What is drawn; all of it outlives the drawing. Texts from outside are safe to show.
struct serve_view {
    const lesson& of;
    const recording& so_far;
    const std::string& title;                    // which side is open, and where
    const std::vector<std::string>& last_lines;  // the newest last
    const std::string& prompt;                   // what the keys do
};

/// At most `most_lines` lines, none wider than the style says: where there is too little room,
/// fewer lanes stand for themselves and the others are counted.
std::vector<std::string> draw_serving(const serve_view& view, const terminal_style& style,
                                      std::size_t most_lines);

}  // namespace asyncdemo
