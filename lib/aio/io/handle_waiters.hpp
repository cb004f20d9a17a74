// The tasks that wait for what a libuv handle reports: a connection, a signal, an end.
#pragma once

#include <uv.h>

#include <coroutine>

#include "aio/wait_list.hpp"

namespace aio {

/// First come, first served. What the handle tells is given to the first one when that is woken, so
/// that no task that comes before it runs can take it away. Keeps the loop awake for the handle as
/// long as a task waits.
class handle_waiters {
public:
    /// `of` is initialised when the first one comes.
    explicit handle_waiters(uv_handle_t* of) noexcept : of_(of) {}

    [[nodiscard]] bool empty() const noexcept { return waiting_.empty(); }
    [[nodiscard]] waiter& front() noexcept { return waiting_.front(); }

    void push_back(waiter& who) noexcept {
        waiting_.push_back(who);
        uv_ref(of_);
    }

    void grant_front() noexcept {
        waiting_.front().grant();
        note_leaving();
    }

    /// After one has left by itself.
    void note_leaving() noexcept {
        if (waiting_.empty()) uv_unref(of_);
    }

private:
    uv_handle_t* of_;
    wait_list waiting_;
};

/// The base of the awaiters of a handle.
class handle_waiter : public waiter {
protected:
    explicit handle_waiter(handle_waiters& those) noexcept : those_(those) {}
    ~handle_waiter() = default;

    /// Parks the running job among the others that wait.
    void wait(std::coroutine_handle<> caller) noexcept {
        those_.push_back(*this);
        park(caller);
    }

private:
    bool interrupt() noexcept final {
        unlink();
        those_.note_leaving();
        return true;
    }

    handle_waiters& those_;
};

}  // namespace aio
