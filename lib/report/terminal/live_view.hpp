// A run while it runs, as a picture: the timelines so far, and what is happening now.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "lesson/lesson_run.hpp"
#include "report/terminal/terminal_style.hpp"
#include "report/terminal/timeline_scale.hpp"

namespace asyncdemo {

/// How long a picture, or a line in place of one, stands before the next is drawn.
inline constexpr std::chrono::milliseconds picture_interval{100};
inline constexpr std::chrono::milliseconds line_interval{250};

/// How long to rest after a picture that took so long: where pictures take long they come less
/// often, so that drawing takes at most one part in `most_share` of the time.
constexpr std::chrono::nanoseconds rest_after_picture(std::chrono::nanoseconds taken,
                                                      int most_share = 10) {
    return std::max<std::chrono::nanoseconds>(picture_interval - taken, (most_share - 1) * taken);
}

/// What a picture says that the run does not know.
struct picture_notes {
    int rounds = 1;              // how many there will be
    std::string_view hint = {};  // what the keys do; below the picture if there is room
    /// Of the whole run, where one side of it is drawn; outlives this.
    const timeline_scale* scale = nullptr;
};

/// The lines of a picture of the latest round: at most `most_lines`, none wider than the style
/// says. Where there is too little room, less is shown of each side.
std::vector<std::string> draw_picture(const lesson_run& so_far, const terminal_style& style,
                                      std::size_t most_lines, const picture_notes& notes);

/// What is happening now: "1.2 s · sequential: A waits · gather: A waits, B waits", in as many
/// lines as it takes.
std::vector<std::string> happening_now(const lesson_run& so_far, const terminal_style& style);

}  // namespace asyncdemo
