// To wait for something that is protected by a lock: "until the stock is not empty". As
// asyncio.Condition; the idea is that of C. A. R. Hoare's and Per Brinch Hansen's monitors.
#pragma once

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <utility>

#include "aio/lock.hpp"
#include "aio/safe_parameter.hpp"
#include "aio/shield.hpp"
#include "aio/task.hpp"
#include "aio/wait_list.hpp"

namespace aio {

/// A task that waits gives the lock back meanwhile and has it again afterwards, however the wait
/// ends. Must outlive the tasks that wait.
class condition {
public:
    explicit condition(lock& of) noexcept : lock_(of) {}

    /// Waits until notified. `held` is a guard of the condition's lock: it is given back, and holds
    /// again when this returns or throws; to take it anew is nothing that can be cancelled. (Only a
    /// `deadlock` ends that: then `cancelled` is thrown, and `held` may hold nothing.) A task that
    /// was notified returns even when cancelled meanwhile, so that no notification is lost. Throws
    /// `std::logic_error` when `held` does not hold that lock.
    task<> wait(lock::guard& held) {
        require(lock_.is_held_by(held), "wait for a condition without its lock");
        // Made while the lock is held, for nothing may fail between here and the end.
        task<lock::guard> again = shield(acquire());
        give_back(std::move(held));
        bool is_notified = false;
        try {
            co_await waiting(*this);
            is_notified = true;
        } catch (const cancelled&) {  // what follows awaits, which can't be done here
        }
        held = co_await std::move(again);
        if (!is_notified) throw cancelled{};
    }

    /// Waits until `holds()` is true: asks first, with the lock held, and each time when notified,
    /// for another may have come between and made it false again. `holds` captures by reference, if
    /// at all.
    template <class Predicate>
    task<> wait_for(lock::guard& held, Predicate holds) {
        refuse_owning_closure<Predicate>();
        while (!holds()) co_await wait(held);
    }

    /// Wakes the tasks that wait longest, at most `count`; they go on one by one when they get the
    /// lock, which the caller holds. Throws `std::logic_error` when no task holds it.
    void notify(std::size_t count = 1) {
        require(lock_.is_locked(), "notify of a condition without its lock");
        for (; count > 0 && !waiters_.empty(); --count) waiters_.front().grant();
    }

    /// The same for all that wait now.
    void notify_all() { notify(SIZE_MAX); }

private:
    class [[nodiscard]] waiting final : waiter {
    public:
        explicit waiting(condition& c) noexcept : condition_(c) {}
        bool await_ready() const noexcept { return false; }
        void await_suspend(std::coroutine_handle<> caller) noexcept {
            wait_in(condition_.waiters_, caller);
        }
        void await_resume() const { throw_if_interrupted(); }

    private:
        condition& condition_;
    };

    static void require(bool is_held, const char* what) {
        if (!is_held) throw std::logic_error(what);
    }

    static void give_back(lock::guard) noexcept {}

    task<lock::guard> acquire() { co_return co_await lock_.acquire(); }

    lock& lock_;
    wait_list waiters_;
};

}  // namespace aio
