// A place where tasks wait for one another: a given number have to come, then all go on. As
// asyncio.Barrier; the idea is that of the POSIX barrier.
#pragma once

#include <cstddef>
#include <optional>
#include <stdexcept>

#include "aio/wait_list.hpp"

namespace aio {

/// Thrown by a wait at a barrier that was aborted, or reset during the wait.
class broken_barrier : public std::runtime_error {
public:
    broken_barrier() : std::runtime_error("the barrier was broken") {}
};

/// Used again and again: a task that comes when a round is full waits for the next one. A task that
/// is cancelled leaves, and another has to take its place. Must outlive the tasks that wait.
class barrier {
public:
    /// `parties` have to come. Throws `std::invalid_argument` for none.
    explicit barrier(std::size_t parties) : parties_(parties) {
        if (parties == 0) throw std::invalid_argument("a barrier needs at least one task");
    }

    [[nodiscard]] std::size_t parties() const noexcept { return parties_; }
    [[nodiscard]] std::size_t waiting_now() const noexcept { return waiting_now_; }
    [[nodiscard]] bool is_broken() const noexcept { return is_broken_; }

    class [[nodiscard]] waiting final : waiter {
    public:
        explicit waiting(barrier& at) noexcept : barrier_(at) {}
        bool await_ready() noexcept {
            if (is_cancel_requested()) return false;
            if (barrier_.is_broken_) return true;
            if (barrier_.waiting_now_ + 1 < barrier_.parties_) return false;
            place_ = barrier_.waiting_now_;
            barrier_.let_go(true);
            return true;
        }
        void await_suspend(std::coroutine_handle<> caller) noexcept {
            ++barrier_.waiting_now_;
            wait_in(barrier_.waiters_, caller);
        }
        std::size_t await_resume() const {
            throw_if_interrupted();
            if (!place_) throw broken_barrier();
            return *place_;
        }

    private:
        friend barrier;

        bool interrupt() noexcept override {
            --barrier_.waiting_now_;
            return waiter::interrupt();
        }

        barrier& barrier_;
        std::optional<std::size_t> place_;  // none when the barrier broke
    };

    /// Waits until all have come; the last one goes on at once. Gives each of a round a number of
    /// its own, 0 for the first and `parties() - 1` for the last: so one of them can be chosen.
    /// Throws `broken_barrier`.
    waiting wait() noexcept { return waiting(*this); }

    /// Begins anew, also after `abort`: the tasks that wait get `broken_barrier`, others may come.
    void reset() noexcept {
        is_broken_ = false;
        let_go(false);
    }

    /// For when one of the parties will never come: the tasks that wait get `broken_barrier`, and
    /// so does every task that comes, until the barrier is reset.
    void abort() noexcept {
        is_broken_ = true;
        let_go(false);
    }

private:
    // Empties the barrier in one go, so that the tasks of the next round can't get between.
    void let_go(bool is_complete) noexcept {
        for (std::size_t place = 0; !waiters_.empty(); ++place) {
            auto& first = static_cast<waiting&>(waiters_.front());
            if (is_complete) first.place_ = place;
            first.grant();
        }
        waiting_now_ = 0;
    }

    std::size_t parties_;
    std::size_t waiting_now_ = 0;
    bool is_broken_ = false;
    wait_list waiters_;
};

}  // namespace aio
