// The event loop: a queue of jobs that are ready, a heap of timers, and libuv for all that comes
// from outside (sockets, processes, signals, threads). One thread; nothing here is safe from
// another.
#pragma once

#include <uv.h>

#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "aio/clock.hpp"
#include "aio/intrusive_list.hpp"
#include "aio/job.hpp"
#include "aio/timer_heap.hpp"

namespace aio {

/// Thrown by `run` when every job waits and nothing is left that could wake one.
class deadlock : public std::logic_error {
public:
    deadlock() : std::logic_error("every task waits, and nothing is left that could wake one") {}
};

/// Thrown on a virtual clock by what needs the real world.
class needs_real_clock : public std::logic_error {
public:
    explicit needs_real_clock(std::string_view what);
};

struct among_shields;
class shielding;

class loop {
public:
    /// Becomes the current loop of this thread until it is destroyed. `c` outlives it. Throws
    /// `error` when the system has no descriptors left, and `std::logic_error` while another loop
    /// runs on this thread, that is in a task: it would stand still as long as the new one runs.
    explicit loop(clock& c);
    loop(const loop&) = delete;
    loop& operator=(const loop&) = delete;
    /// Waits until libuv has let go of every handle. Aborts with a message when one is still owned
    /// by somebody: what a loop serves is destroyed before it.
    ~loop();

    /// The loop of this thread. Throws `std::logic_error` where there is none.
    static loop& current();

    /// Throws `std::logic_error` when this loop runs already, and when it is not the current one.
    void require_can_run() const;

    /// Runs the jobs until `root` has no children left. Throws `deadlock` when that can't happen,
    /// after cancelling them. The loop can run.
    void run_until_done(nursery& root);

    /// Puts `j` at the back of the ready queue, where it must not be already.
    void make_ready(job& j) noexcept { ready_.push_back(j); }

    [[nodiscard]] time_point now() const noexcept { return clock_.now(); }

    /// The moment when `d` has passed from now; the last one that there is when `d` reaches beyond.
    [[nodiscard]] time_point after(duration d) const noexcept;
    [[nodiscard]] clock& time() noexcept { return clock_; }

    void add_timer(timer& what, time_point moment) { timers_.add(what, moment); }
    void remove_timer(timer& what) noexcept { timers_.remove(what); }

    /// `what` leaves by itself when it ends; it is lifted when it keeps a deadlock from ending.
    void add_shield(shielding& what) noexcept;

    [[nodiscard]] uv_loop_t* uv() noexcept { return &uv_; }

    /// Throws `needs_real_clock` on a virtual one; `what` is named in the message.
    void require_real_clock(std::string_view what) const;

    /// Calls `hook` each time before the loop goes to sleep, with the time until the next timer
    /// (none: no timer). `hook` must not throw.
    void before_sleep(std::function<void(std::optional<duration>)> hook) {
        before_sleep_ = std::move(hook);
    }

private:
    void require_idle() const;
    void lift_shields() noexcept;
    void run_ready_jobs() noexcept;
    void fire_due_timers() noexcept;
    void wait_for_events();
    void sleep_until_event();

    clock& clock_;
    loop* outer_;  // what was current before
    bool is_running_ = false;
    uv_loop_t uv_{};
    uv_timer_t wake_up_{};  // the one timer that libuv knows: the earliest of the heap
    job_queue ready_;
    timer_heap timers_;
    intrusive_list<shielding, among_shields> shields_;
    std::function<void(std::optional<duration>)> before_sleep_;
};

}  // namespace aio
