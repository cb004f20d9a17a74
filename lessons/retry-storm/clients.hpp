// The clients of `retry-storm`: how many come and when, and what they get.
#pragma once

#include "aio/sleep.hpp"
#include "aio/task_group.hpp"
#include "lessons/retry-storm/load.hpp"
#include "lessons/retry-storm/service.hpp"

namespace asyncdemo::lessons::retry_storm {

/// Counts what becomes of the requests, and draws the goodput: how many are answered in time, a
/// second. `on` and the service outlive it.
class outcome {
public:
    outcome(stage& on, const service& of) : on_(on), service_(of) {}

    /// A request that is due at that moment: makes it, and counts it if it is answered.
    aio::task<> count(duration due, aio::task<bool> request);

    /// Looks at the goodput now and then, until it is cancelled.
    aio::task<> watch();

    /// Once all is over: tells it as metrics.
    void report() const;

private:
    struct tally {
        duration at{};
        integer requests = 0;
        integer answered = 0;
        integer calls = 0;
    };

    [[nodiscard]] tally at(duration moment) const {
        return {moment, requests_, answered_, service_.calls()};
    }

    stage& on_;
    const service& service_;
    integer requests_ = 0;
    integer answered_ = 0;
    duration lateness_{};  // of the machine, at worst
    bool is_down_ = false;
    duration down_until_{};
    tally before_end_;
};

// [no-retries, naive, backoff, budget, circuit-breaker, shedding, deadline, drop-late]
template <class Clients>
aio::task<> under_load(stage& on, service_rules rules = {}) {
    service at(on, rules);
    outcome seen(on, at);
    Clients clients{on};
    co_await aio::with_task_group([&](aio::task_group& all) -> aio::task<> {
        for (integer i = 0; i < on[workers]; ++i) all.spawn(at.work());
        all.spawn(seen.watch());
        const duration end = closes(on.chosen());
        for (duration due{}; due < end; due += until_next(on.chosen(), due)) {
            co_await aio::sleep_until(on.start() + due);
            all.spawn(seen.count(due, clients.request(at)));
        }
        co_await aio::sleep_until(on.start() + end);
        all.cancel();
    });
    seen.report();
}
// [end]

}  // namespace asyncdemo::lessons::retry_storm
