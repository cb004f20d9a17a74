// A limit on how long a task may take. As asyncio.wait_for: what is late is cancelled, and waited
// for; and a limit of no time is always late.
#pragma once

#include <stdexcept>

#include "aio/loop.hpp"
#include "aio/nursery.hpp"
#include "aio/sleep.hpp"

namespace aio {

/// Thrown by `timeout` when the limit came first.
class timed_out : public std::runtime_error {
public:
    timed_out() : std::runtime_error("timed out") {}
};

/// Cancels a nursery at a moment, unless destroyed before.
class deadline final : timer {
public:
    deadline(nursery& late, time_point moment) : late_(late) {
        loop::current().add_timer(*this, moment);
    }
    ~deadline() { loop::current().remove_timer(*this); }

    [[nodiscard]] bool has_passed() const noexcept { return has_passed_; }

private:
    void fire() noexcept override {
        has_passed_ = true;
        late_.cancel();
    }

    nursery& late_;
    bool has_passed_ = false;
};

/// What the body of a `timeout` gave; throws `timed_out` when it gave nothing.
template <class T>
T in_time(std::optional<gathered<T>>& result) {
    if (!result) throw timed_out();
    if constexpr (!std::is_void_v<T>) return std::move(*result);
}

/// Runs `body` for at most `limit`. A body that is late is cancelled; `timed_out` is thrown when it
/// has ended, so none of it runs on behind the caller's back. A body that ends in spite of the
/// cancelling gives its result, wherever the cancelling came from: what a queue had just granted is
/// not lost.
///
/// With a limit of zero or less the body does not begin: it is destroyed, and `timed_out` is thrown
/// after a turn of the loop. So a task that gets from a queue gets nothing; `try_get` does.
///
/// A body that throws `cancelled` by itself was not late: `cancelled` comes out, as any failure.
template <class T>
task<T> timeout(duration limit, task<T> body) {
    if (limit <= duration::zero()) {
        co_await yield();
        throw timed_out();
    }
    nursery child(nursery::on_failure::cancel_the_others);
    const deadline late(child, loop::current().after(limit));
    std::optional<gathered<T>> result;
    child.start(std::move(body), result);
    co_await child.join();
    co_return in_time<T>(result);
}

}  // namespace aio
