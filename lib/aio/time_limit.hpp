// A limit that is a moment, and that can be moved while the task runs: "again five seconds with
// every answer". As asyncio.timeout_at, and the Timeout that it gives.
#pragma once

#include <optional>
#include <stdexcept>
#include <utility>

#include "aio/nursery.hpp"
#include "aio/timeout.hpp"

namespace aio {

/// The moment until which one task may take, that of one `timeout_at`, which it outlives.
class time_limit {
public:
    /// None is no limit, unless one is set later.
    explicit time_limit(std::optional<time_point> when) noexcept : when_(when) {}

    [[nodiscard]] std::optional<time_point> when() const noexcept { return when_; }

    /// Moves the limit to `when`, or takes it away. A task whose limit has passed is cancelled in
    /// the next turn of the loop. Throws `std::logic_error` when the task was late already, and
    /// when it has ended.
    void reschedule(std::optional<time_point> when) {
        if (has_expired()) throw std::logic_error("move a time limit that has expired");
        if (is_over_) throw std::logic_error("move the time limit of a task that has ended");
        if (late_ != nullptr) arm(*late_, when);
        when_ = when;
    }

    /// Whether the task was late, also when it gave its result all the same.
    [[nodiscard]] bool has_expired() const noexcept {
        return has_expired_ || (armed_ && armed_->has_passed());
    }

    /// In force as long as this lives: at the limit, `late` is cancelled. Throws
    /// `std::logic_error` when the limit has been in force before.
    class in_force {
    public:
        in_force(time_limit& limit, nursery& late) : limit_(limit) {
            if (limit.late_ != nullptr || limit.is_over_) {
                throw std::logic_error("a time limit is for one task");
            }
            limit.arm(late, limit.when_);
            limit.late_ = &late;
        }
        in_force(const in_force&) = delete;
        in_force& operator=(const in_force&) = delete;
        ~in_force() {
            limit_.has_expired_ = limit_.has_expired();
            limit_.is_over_ = true;
            limit_.late_ = nullptr;
            limit_.armed_.reset();
        }

    private:
        time_limit& limit_;
    };

private:
    void arm(nursery& late, std::optional<time_point> when) {
        armed_.reset();
        if (when) armed_.emplace(late, *when);
    }

    std::optional<time_point> when_;
    std::optional<deadline> armed_;  // while in force, if there is a limit
    nursery* late_ = nullptr;        // while in force
    bool has_expired_ = false;
    bool is_over_ = false;
};

/// Runs `body` until `limit` at most, which the body and others may move meanwhile. As `timeout`,
/// but a body whose limit has passed begins, and is cancelled at its first wait.
template <class T>
task<T> timeout_at(time_limit& limit, task<T> body) {
    nursery child(nursery::on_failure::cancel_the_others);
    const time_limit::in_force here(limit, child);
    std::optional<gathered<T>> result;
    child.start(std::move(body), result);
    co_await child.join();
    co_return in_time<T>(result);
}

/// The same for a limit that stays where it is.
template <class T>
task<T> timeout_at(time_point moment, task<T> body) {
    time_limit limit(moment);
    co_return co_await timeout_at(limit, std::move(body));
}

}  // namespace aio
