// A run as browsers draw it while it fills: a whole picture to begin with, and then, again and
// again, only what is new. Both are JSON texts, `drawing.js` draws them:
//
//     {"kind": "picture", "axis_s": 5.0, "sides": [{"name": "gather", "about": "...",
//         "phase": "to come" | "running" | "over", "end": "3.00 s", "wall_s": 1.23,
//         "lanes": ["A"], "spans": [["A", "waits", "waiting", 0.0, null]],
//         "marks": [["A", "is answered", 1.0]],
//         "curves": [{"name": "in flight", "highest": 100.0, "points": [[0.1, 7.0]]}]}]}
//     {"kind": "grow", "axis_s": 5.1, "sides": [{"index": 0, "wall_s": 1.33, "ended": [[0, 1.3]],
//         "spans": [...], "marks": [...], "lanes": [all of them], "curves": [...]}]}
//
// A span is its lane, what it does, the kind of that, its begin and its end or null. `ended` has
// places in the side's list of spans. What has no news is left out. Where there is too much for
// bars, the side has the curve "in flight" instead. Curves of the same name share a full height.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "lesson/lesson_run.hpp"
#include "report/json/picture_side.hpp"

namespace asyncdemo {

class picture_feed {
public:
    /// The picture of the run as it stands, on an axis of `least_axis_s` seconds or more. The run's
    /// lesson outlives it.
    explicit picture_feed(const lesson_run& run, double least_axis_s = 0)
        : least_axis_s_(least_axis_s) {
        begin(run);
    }

    /// What is new in the run since the last call, for those who have the picture from before: a
    /// text of the kind "grow", or where that does not do a whole "picture" again (a side has come
    /// to have too much for bars, another round has begun). Empty when there is nothing new.
    std::string update(const lesson_run& run);

    /// The picture as those have it who got every update: for one who comes now. A run that has
    /// stood still since is left as it was then.
    [[nodiscard]] const std::string& snapshot() const;

private:
    void begin(const lesson_run& run);
    [[nodiscard]] bool take(const lesson_run& run);

    double least_axis_s_;
    double axis_s_ = 0;
    std::vector<picture_side> sides_;
    curve_heights heights_;
    mutable std::string snapshot_;  // empty until it is asked for after a change
};

}  // namespace asyncdemo
