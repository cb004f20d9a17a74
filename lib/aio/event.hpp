// A flag that tasks can wait for. As asyncio.Event.
#pragma once

#include "aio/wait_list.hpp"

namespace aio {

/// Must outlive the tasks that wait for it.
class event {
public:
    [[nodiscard]] bool is_set() const noexcept { return set_; }

    /// Raises the flag and wakes every task that waits, in the order in which they came.
    void set() noexcept {
        set_ = true;
        while (!waiters_.empty()) waiters_.front().grant();
    }

    void clear() noexcept { set_ = false; }

    class [[nodiscard]] waiting final : waiter {
    public:
        explicit waiting(event& e) noexcept : event_(e) {}
        bool await_ready() noexcept { return !is_cancel_requested() && event_.set_; }
        void await_suspend(std::coroutine_handle<> caller) noexcept {
            wait_in(event_.waiters_, caller);
        }
        void await_resume() const { throw_if_interrupted(); }

    private:
        event& event_;
    };

    /// Returns at once when the flag is up, else waits until it is raised; a `clear` in between
    /// does not send a woken task back to sleep.
    waiting wait() noexcept { return waiting(*this); }

private:
    bool set_ = false;
    wait_list waiters_;
};

}  // namespace aio
