// At most a given number at a time. As asyncio.Semaphore; fair: first come, first served.
#pragma once

#include <cstddef>
#include <utility>

#include "aio/wait_list.hpp"

namespace aio {

/// Must outlive its permits and the tasks that wait for one.
class semaphore {
public:
    explicit semaphore(std::size_t permits) noexcept : free_(permits) {}

    /// Gives its place back when destroyed.
    class [[nodiscard]] permit {
    public:
        explicit permit(semaphore& of) noexcept : of_(&of) {}
        permit(permit&& other) noexcept : of_(std::exchange(other.of_, nullptr)) {}
        permit& operator=(permit&& other) noexcept {
            std::swap(of_, other.of_);
            return *this;
        }
        ~permit() {
            if (of_ != nullptr) of_->release();
        }

        /// Whether it holds a place of `s`: it holds none when it was moved from.
        [[nodiscard]] bool is_of(const semaphore& s) const noexcept { return of_ == &s; }

    private:
        semaphore* of_;
    };

    class [[nodiscard]] acquiring final : waiter {
    public:
        explicit acquiring(semaphore& s) noexcept : semaphore_(s) {}
        bool await_ready() noexcept {
            if (is_cancel_requested() || semaphore_.free_ == 0 || semaphore_.on_their_way_ > 0) {
                return false;
            }
            --semaphore_.free_;
            return true;
        }
        void await_suspend(std::coroutine_handle<> caller) noexcept {
            wait_in(semaphore_.waiters_, caller);
            semaphore_.grant_a_free_place();
        }
        permit await_resume() {
            throw_if_interrupted();
            if (was_granted_) --semaphore_.on_their_way_;
            return permit(semaphore_);
        }

    private:
        friend semaphore;
        semaphore& semaphore_;
        bool was_granted_ = false;
    };

    /// Waits for a free place: `auto place = co_await s.acquire();` holds it until the end of the
    /// scope.
    acquiring acquire() noexcept { return acquiring(*this); }

    [[nodiscard]] std::size_t free() const noexcept { return free_; }

private:
    void release() noexcept {
        ++free_;
        grant_a_free_place();
    }

    // A free place goes straight to the task that waits longest, so that none overtakes. Nor does a
    // task that comes before that one has run, and finds another place free: it gets that place,
    // but runs behind.
    void grant_a_free_place() noexcept {
        if (free_ == 0 || waiters_.empty()) return;
        auto& first = static_cast<acquiring&>(waiters_.front());
        --free_;
        ++on_their_way_;
        first.was_granted_ = true;
        first.grant();
    }

    std::size_t free_;
    std::size_t on_their_way_ = 0;  // have a place, and have not run yet
    wait_list waiters_;
};

}  // namespace aio
