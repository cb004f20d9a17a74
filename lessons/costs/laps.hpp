// Measures what is too short to be timed once: it is repeated until a time is over.
#pragma once

#include <optional>

#include "lessons/sides_file.hpp"

namespace asyncdemo::lessons::costs {

// [coroutine, thread, process, thread-for-each]
/// `while (each.next()) do_it();`
///
/// Tells how long a lap took, as the metrics each_median_ns and each_p95_ns, and of how many
/// readings of the clocks (samples); and the median processor time of a lap, each_cpu_ns, which
/// other work on the machine hardly lengthens. It counts all threads, children that have ended, and
/// the reading of the clocks.
class laps {
public:
    /// Goes on for `time`, and shows that on `lane`. The clock is read after every `in_a_row`
    /// laps: for what takes hardly longer than to read it. `on` outlives it.
    laps(stage& on, std::string_view lane, duration time, int in_a_row = 1);

    /// Begins a lap, and ends the one before. When the time is over and there are a hundred
    /// readings (the laps after a stall are slow as well, and should be few among them), tells what
    /// was measured and returns false.
    bool next() {
        if (left_ > 0) {
            --left_;
            return true;
        }
        return next_row();
    }

private:
    bool next_row();
    void report();

    stage& on_;
    std::optional<open_span> shown_;
    const duration until_;
    const int in_a_row_;
    int left_;
    duration row_began_;
    double cpu_before_s_;
    std::vector<duration> laps_;  // of each row the mean
    std::vector<double> cpu_s_;   // likewise
};
// [end]

}  // namespace asyncdemo::lessons::costs
