// What became of every item of `backpressure`, measured or modelled.
#pragma once

#include "lessons/sides_file.hpp"
#include "stage/duration_histogram.hpp"

namespace asyncdemo::lessons::backpressure {

/// Counts the items while the side is open. `on` outlives it.
class account {
public:
    explicit account(stage& on);

    [[nodiscard]] bool is_open() const { return on_.now() < closing_; }
    [[nodiscard]] integer inside() const { return made_ - dropped_ - ages_.count(); }

    void drop() { ++dropped_; }
    void keep_in_hand() { ++in_hand_; }  // made, but the queue has closed

protected:
    void count_made() { ++made_; }
    void count_consumed(duration age) {
        ages_.add(age);
        last_age_ = age;
    }
    void count_depth(std::size_t depth) { peak_depth_ = std::max(peak_depth_, depth); }

    /// At the end, when so many are still in the queue: tells all of it as metrics.
    void report(std::size_t left_in_queue);

    stage& on_;

private:
    const duration closing_;
    integer made_ = 0;
    integer dropped_ = 0;
    integer in_hand_ = 0;
    std::size_t peak_depth_ = 0;
    duration last_age_{};
    duration_histogram ages_;
};

}  // namespace asyncdemo::lessons::backpressure
