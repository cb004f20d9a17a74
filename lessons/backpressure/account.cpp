#include "lessons/backpressure/account.hpp"

#include "lessons/backpressure/sides.hpp"

namespace asyncdemo::lessons::backpressure {

account::account(stage& on) : on_(on), closing_(on[run_for]) {}

void account::report(std::size_t left_in_queue) {
    on_.metric("made", made_);
    on_.metric("consumed", ages_.count());
    on_.metric("dropped", dropped_);
    on_.metric("left", static_cast<integer>(left_in_queue) + in_hand_);
    on_.metric("peak_depth", peak_depth_);
    on_.metric("age_last_s", last_age_);
    on_.percentiles("age", ages_);
}

}  // namespace asyncdemo::lessons::backpressure
