// Signals of the system as something to wait for.
#pragma once

#include <uv.h>

#include "aio/io/handle.hpp"
#include "aio/io/handle_waiters.hpp"

namespace aio {

class signalled;

/// A handler with the tasks that wait for the signal.
struct signal_state {
    uv_signal_t signal;
    handle_waiters waiting{reinterpret_cast<uv_handle_t*>(&signal)};
    int pending = 0;  // caught when nobody waited

    /// Takes one of those that are pending, if there is one.
    bool take_pending() noexcept {
        if (pending == 0) return false;
        --pending;
        return true;
    }
};

/// Catches a signal from construction to destruction, in place of what the system would do.
class signal_watch {
public:
    /// `number` is SIGINT, SIGWINCH, ... Throws `error`.
    explicit signal_watch(int number);

    /// Waits for the next signal, or returns at once when one has come that nobody was told of. Of
    /// several tasks that wait, each gets a signal of its own, in the order in which they came.
    signalled next() noexcept;

private:
    handle<signal_state> state_;
};

/// What `next` returns, to be awaited.
class [[nodiscard]] signalled final : handle_waiter {
public:
    explicit signalled(signal_state& of) noexcept : handle_waiter(of.waiting), of_(of) {}

    bool await_ready() noexcept { return !is_cancel_requested() && of_.take_pending(); }
    void await_suspend(std::coroutine_handle<> caller) noexcept { wait(caller); }
    void await_resume() const { throw_if_interrupted(); }

private:
    signal_state& of_;
};

inline signalled signal_watch::next() noexcept { return signalled(*state_); }

}  // namespace aio
