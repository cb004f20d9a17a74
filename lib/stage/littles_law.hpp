// Little's law, L = λW: what is inside of a system, on average, is what comes in a second times how
// long it stays. Whatever the system does, both sides of it must come out alike, if nobody was lost
// and no wait was left out of the account.
#pragma once

#include <functional>

#include "aio/task_fwd.hpp"
#include "lesson/units.hpp"
#include "stage/stage.hpp"

namespace asyncdemo {

/// Counts those inside by looking in now and then, and compares that with how long each has
/// stayed. (John D. C. Little, "A Proof for the Queuing Formula: L = λW", Operations Research 9,
/// 1961.) Of one thread.
class littles_law {
public:
    /// The system is looked at for about `length`.
    littles_law(stage& on, duration length) : on_(on), length_(length) {}

    /// Looks in: `inside` counts those who have come and not gone. Tells the counts as the series
    /// "inside", and the progress of the side. Where the looks are too far apart to see anybody
    /// come and go, they are spread so that they don't keep in step with them.
    aio::task<> watch(std::function<integer()> inside);

    /// One has gone after staying for that long, or is still inside at the end after that long.
    void stayed(duration so_long) {
        ++count_;
        stays_s_ += seconds(so_long).count();
    }

    /// At the end, when so many are still inside: tells L, as it was seen, as the metric
    /// "inside_mean", λW as "inside_by_littles_law", and W as "stay_mean_s".
    void report(integer inside);

private:
    void look(integer inside);

    stage& on_;
    const duration length_;
    duration looked_at_{};
    integer seen_ = 0;
    double area_s_ = 0;  // under the curve of those inside
    integer count_ = 0;
    double stays_s_ = 0;
};

}  // namespace asyncdemo
