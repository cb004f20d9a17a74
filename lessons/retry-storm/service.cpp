#include "lessons/retry-storm/service.hpp"

#include "aio/sleep.hpp"
#include "aio/timeout.hpp"
#include "lessons/retry-storm/sides.hpp"

namespace asyncdemo::lessons::retry_storm {

// [no-retries, naive, backoff, budget, circuit-breaker, shedding, deadline, drop-late]
aio::task<> answer_to(call& asked) { co_await asked.answered.wait(); }

std::shared_ptr<call> service::let_in() {
    ++calls_;
    if (!rules_.lets_in(on_, queue_.size())) return nullptr;
    const aio::time_point now = on_.start() + on_.now();
    auto asked = std::make_shared<call>(now, now + on_[patience]);
    queue_.try_put(asked);  // it has room for any number
    most_waiting_ = std::max(most_waiting_, queue_.size());
    return asked;
}

aio::task<bool> service::ask() {
    const auto asked = let_in();
    if (asked == nullptr) co_return false;  // refused, at once
    try {
        co_await aio::timeout(on_[patience], answer_to(*asked));
    } catch (const aio::timed_out&) {
        asked->is_given_up = true;  // the service doesn't know, and works on it all the same
    }
    co_return !asked->is_given_up;
}

aio::task<> service::work() {
    aio::time_point free = on_.start();
    while (const auto next = co_await queue_.get()) {
        call& asked = **next;
        const aio::time_point begins = std::max(free, asked.sent);
        if (!rules_.is_worth_it(on_, asked, begins)) {
            asked.dropped.set();  // its client in a run only finds out by its patience
            continue;
        }
        free = begins + on_[takes];
        co_await aio::sleep_until(free);
        if (asked.is_given_up) ++late_answers_;
        asked.answered.set();
    }
}
// [end]

}  // namespace asyncdemo::lessons::retry_storm
