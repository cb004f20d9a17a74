// Signals of the system as something to wait for.
#pragma once

#include <uv.h>

#include <cassert>

#include "aio/handle.hpp"
#include "aio/job.hpp"

namespace aio {

class signalled;

/// A handler with the one who waits for the signal.
struct signal_state {
    uv_signal_t signal;
    signalled* awaited_by = nullptr;
    int pending = 0;  // caught, and not yet told to anybody
};

/// Catches a signal from construction to destruction, in place of what the system would do.
class signal_watch {
public:
    /// `number` is SIGINT, SIGWINCH, ... Throws `error`.
    explicit signal_watch(int number);

    /// Waits for the next signal, or returns at once when one has come since the last call. One
    /// waits at a time.
    signalled next() noexcept;

private:
    handle<signal_state> state_;
};

/// What `next` returns, to be awaited.
class [[nodiscard]] signalled final : parking {
public:
    explicit signalled(signal_state& of) noexcept : of_(of) {}

    bool await_ready() noexcept { return !is_cancel_requested() && of_.pending > 0; }
    void await_suspend(std::coroutine_handle<> caller) noexcept {
        if (is_cancel_requested()) return give_up_unbegun(caller);
        assert(of_.awaited_by == nullptr && "one waits at a time");
        of_.awaited_by = this;
        park(caller);
    }
    void await_resume() const {
        throw_if_interrupted();
        --of_.pending;
    }

private:
    friend signal_watch;

    bool interrupt() noexcept override {
        of_.awaited_by = nullptr;
        return true;
    }

    signal_state& of_;
};

inline signalled signal_watch::next() noexcept { return signalled(*state_); }

}  // namespace aio
