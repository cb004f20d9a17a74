// Waiting for time to pass, without holding the thread.
#pragma once

#include "aio/job.hpp"
#include "aio/loop.hpp"

namespace aio {

/// What `sleep` and `sleep_until` return, to be awaited.
class [[nodiscard]] sleeping final : parking, timer {
public:
    explicit sleeping(time_point until) noexcept : until_(until) {}

    bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<> caller) {
        loop::current().add_timer(*this, until_);
        park(caller);
    }
    void await_resume() const { throw_if_interrupted(); }

private:
    void fire() noexcept override { wake(); }
    bool interrupt() noexcept override {
        loop::current().remove_timer(*this);
        return true;
    }

    time_point until_;
};

/// Waits until `moment`, to the millisecond above it on the real clock, exactly on a virtual one. A
/// moment in the past still lets the others run once. A sleep that was over when the cancelling
/// came is over: the next wait throws. (In asyncio the sleep throws.)
inline sleeping sleep_until(time_point moment) { return sleeping(moment); }

/// Waits for `d`.
inline sleeping sleep(duration d) { return sleeping(loop::current().after(d)); }

/// What `sleep_forever` returns, to be awaited.
class [[nodiscard]] sleeping_forever final : parking {
public:
    bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<> caller) noexcept { park(caller); }
    void await_resume() const { throw_if_interrupted(); }

private:
    bool interrupt() noexcept override { return true; }
};

/// Waits until it is cancelled: for a task that has nothing more to do, but whose end would mean
/// something. As trio.sleep_forever. No timer stands behind it, so it hides no deadlock.
inline sleeping_forever sleep_forever() { return {}; }

/// What `yield` returns, to be awaited.
class [[nodiscard]] yielding final : parking {
public:
    bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<> caller) noexcept {
        park(caller);
        wake();
    }
    void await_resume() const {
        if (is_cancel_requested()) throw cancelled{};
    }

private:
    bool interrupt() noexcept override { return false; }
};

/// Goes to the back of the ready queue: every job that is ready runs first. Throws `cancelled` also
/// when the cancelling came after the turn was granted: unlike in other waits nothing is lost by
/// it.
inline yielding yield() { return {}; }

}  // namespace aio
