// A heart that beats as long as somebody lets it: who holds the thread leaves a hole in its beats.
#pragma once

#include <atomic>

#include "aio/task.hpp"
#include "stage/stage.hpp"

namespace asyncdemo {

/// Beats at a steady interval, counted from its making: a mark for each on the lane "heart". What
/// it could not beat in time it does once, late, and leaves out the rest. At its end it records the
/// metrics `beats` and `longest_gap_s`, the longest time between two beats, or after the last one.
/// `on` outlives it.
class heartbeat {
public:
    heartbeat(stage& on, duration interval);
    heartbeat(const heartbeat&) = delete;
    heartbeat& operator=(const heartbeat&) = delete;
    ~heartbeat();

    /// Beats as a task among others, until it is cancelled.
    aio::task<> beat();

    /// Beats in the calling thread, until `stop`.
    void beat_blocking();

    /// Ends `beat_blocking` instead of its next beat. Safe from any thread.
    void stop() noexcept { is_stopped_ = true; }

    /// How many beats there were so far. Safe from any thread.
    [[nodiscard]] integer beats() const noexcept { return beats_; }

private:
    void beat_now();
    [[nodiscard]] aio::time_point next() const;

    stage& on_;
    const duration interval_;
    const duration begin_;
    // These belong to whoever beats.
    duration last_;
    duration longest_gap_{};
    std::atomic<integer> beats_ = 0;
    std::atomic<bool> is_stopped_ = false;
};

}  // namespace asyncdemo
