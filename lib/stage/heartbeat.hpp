// A heart that beats as long as its thread is free: holding the thread leaves a hole in its beats.
#pragma once

#include <atomic>
#include <functional>

#include "aio/task.hpp"
#include "stage/stage.hpp"

namespace asyncdemo {

/// Beats in the middle of each interval from its making on: a mark for each on the lane "heart".
/// What it could not beat in time it does once, late, and leaves out the rest. Records how many
/// beats fell into the work that it beat beside, as the metric `beats_meanwhile`; and at its end
/// `beats` and `longest_gap_s`, the longest time between two of them, or after the last one.
class heartbeat {
public:
    /// There are `alone` intervals before the work, and as many after it. `on` outlives it.
    heartbeat(stage& on, duration interval, integer alone);
    heartbeat(const heartbeat&) = delete;
    heartbeat& operator=(const heartbeat&) = delete;
    ~heartbeat();

    /// Beats as a task beside `work`, which is another one.
    aio::task<> beat_beside(aio::task<> work);

    /// Beats in a thread of its own beside `work`, which is called in this one.
    void beat_in_thread_beside(const std::function<void()>& work);

private:
    aio::task<> count_beats_of(aio::task<> work);
    aio::task<> beat_until_cancelled();
    void beat_until_stopped();
    void beat();
    [[nodiscard]] aio::time_point next_moment() const;

    stage& on_;
    const duration interval_;
    const duration alone_;
    const duration first_;  // when the first beat is due
    // These belong to the task or thread that beats.
    duration last_;
    duration longest_gap_{};
    std::atomic<integer> beats_ = 0;
    std::atomic<bool> is_stopped_ = false;
};

}  // namespace asyncdemo
