#include "stage/heartbeat.hpp"

#include <algorithm>
#include <utility>

#include "aio/first_of.hpp"
#include "aio/sleep.hpp"
#include "stage/thread_group.hpp"

namespace asyncdemo {

heartbeat::heartbeat(stage& on, duration interval, integer alone)
    : on_(on),
      interval_(interval),
      alone_(alone * interval),
      first_(on.now() + interval / 2),
      last_(on.now()) {}

// Without memory to tell it, the side ends here.
// NOLINTNEXTLINE(bugprone-exception-escape)
heartbeat::~heartbeat() {
    on_.metric("beats", beats_.load());
    on_.metric("longest_gap_s", std::max(longest_gap_, on_.now() - last_));
}

aio::task<> heartbeat::beat_beside(aio::task<> work) {
    co_await aio::first_of(count_beats_of(std::move(work)), beat_until_cancelled());
}

aio::task<> heartbeat::count_beats_of(aio::task<> work) {
    co_await aio::sleep(alone_);
    const integer before = beats_;
    co_await std::move(work);
    on_.metric("beats_meanwhile", beats_ - before);
    co_await aio::sleep(alone_);
}

void heartbeat::beat_in_thread_beside(const std::function<void()>& work) {
    struct stop_at_end {
        std::atomic<bool>& is_stopped;
        ~stop_at_end() { is_stopped = true; }
    };
    thread_group others;
    const stop_at_end stop{is_stopped_};  // also when the work fails
    others.start([this] { beat_until_stopped(); });
    on_.block_for(alone_);
    const integer before = beats_;
    work();
    on_.metric("beats_meanwhile", beats_ - before);
    on_.block_for(alone_);
}

aio::task<> heartbeat::beat_until_cancelled() {
    for (;;) {
        co_await aio::sleep_until(next_moment());
        beat();
    }
}

void heartbeat::beat_until_stopped() {
    for (;;) {
        on_.block_until(next_moment());
        if (is_stopped_) return;
        beat();
    }
}

void heartbeat::beat() {
    on_.mark("heart", "beats");
    const duration now = on_.now();
    longest_gap_ = std::max(longest_gap_, now - last_);
    last_ = now;
    ++beats_;
}

// The next one that is not over yet.
aio::time_point heartbeat::next_moment() const {
    const duration since_first = on_.now() - first_;
    const auto passed = since_first < duration::zero() ? 0 : since_first / interval_ + 1;
    return on_.start() + first_ + passed * interval_;
}

}  // namespace asyncdemo
