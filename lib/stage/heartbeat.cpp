#include "stage/heartbeat.hpp"

#include <algorithm>

#include "aio/sleep.hpp"

namespace asyncdemo {

heartbeat::heartbeat(stage& on, duration interval)
    : on_(on), interval_(interval), begin_(on.now()), last_(begin_) {}

heartbeat::~heartbeat() {
    on_.metric("beats", beats());
    on_.metric("longest_gap_s", std::max(longest_gap_, on_.now() - last_));
}

aio::task<> heartbeat::beat() {
    for (;;) {
        beat_now();
        co_await aio::sleep_until(next());
    }
}

void heartbeat::beat_blocking() {
    while (!is_stopped_) {
        beat_now();
        on_.block_until(next());
    }
}

void heartbeat::beat_now() {
    on_.mark("heart", "beats");
    const duration now = on_.now();
    longest_gap_ = std::max(longest_gap_, now - last_);
    last_ = now;
    ++beats_;
}

// The first multiple of the interval that is still to come.
aio::time_point heartbeat::next() const {
    const auto passed = (on_.now() - begin_) / interval_;
    return on_.start() + begin_ + (passed + 1) * interval_;
}

}  // namespace asyncdemo
