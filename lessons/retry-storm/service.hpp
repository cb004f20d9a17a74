// The service that the clients of `retry-storm` call: a queue, and workers behind it.
#pragma once

#include <cstddef>
#include <memory>

#include "aio/clock.hpp"
#include "aio/event.hpp"
#include "aio/queue.hpp"
#include "lessons/sides_file.hpp"

namespace asyncdemo::lessons::retry_storm {

// [no-retries, naive, backoff, budget, circuit-breaker, shedding, deadline, drop-late]
struct call {
    aio::time_point sent;
    aio::time_point deadline;  // when its client gives up
    bool is_given_up = false;
    aio::event answered = {};
    aio::event dropped = {};
};
// [end]

/// What a service turns away: at its door, and when a worker comes to it. Nothing, unless it says
/// otherwise.
struct service_rules {
    bool (*lets_in)(stage& on, std::size_t waiting) = [](stage&, std::size_t) { return true; };
    bool (*is_worth_it)(stage& on, const call& asked, aio::time_point begins) =
        [](stage&, const call&, aio::time_point) { return true; };
};

class service {
public:
    /// `on` outlives it.
    service(stage& on, service_rules rules) : on_(on), rules_(rules) {}

    /// A call that waits in the queue from now on; null when it is refused at the door.
    std::shared_ptr<call> let_in();

    /// A call, and its answer: false when that does not come before the client has lost its
    /// patience.
    aio::task<bool> ask();

    /// A worker: takes the calls in turn, until it is cancelled.
    aio::task<> work();

    [[nodiscard]] integer calls() const noexcept { return calls_; }
    /// Answers to clients that had given up.
    [[nodiscard]] integer late_answers() const noexcept { return late_answers_; }
    [[nodiscard]] std::size_t waiting() const noexcept { return queue_.size(); }
    [[nodiscard]] std::size_t most_waiting() const noexcept { return most_waiting_; }

private:
    stage& on_;
    const service_rules rules_;
    /// Shared, because a call that waits is still there when its client has gone.
    aio::queue<std::shared_ptr<call>> queue_;
    integer calls_ = 0;
    integer late_answers_ = 0;
    std::size_t most_waiting_ = 0;
};

}  // namespace asyncdemo::lessons::retry_storm
