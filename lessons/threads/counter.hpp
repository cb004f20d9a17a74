// What the clients of `threads` saw.
#pragma once

#include <mutex>
#include <optional>

#include "lessons/sides_file.hpp"
#include "stage/duration_histogram.hpp"
#include "stage/memory_each.hpp"

namespace asyncdemo::lessons::threads {

enum class drawn { one_by_one, not_at_all };

/// Every side answers through it, from whichever thread. `on` outlives it.
class counter {
public:
    explicit counter(stage& on, drawn requests = drawn::one_by_one);

    [[nodiscard]] aio::time_point arrival_of(integer request) const {
        return on_.start() + request * interval_;
    }

    /// Shows that a request is served, as long as the returned object lives.
    [[nodiscard]] std::optional<open_span> show(integer request);

    /// Gives the latency.
    duration answer(integer request, duration started);

    /// To be called when most requests are in flight: what does each of them weigh?
    void weigh(integer in_flight);

    /// How many have arrived by now, whether or not anybody has looked at them.
    [[nodiscard]] integer arrived() const;

    [[nodiscard]] integer answered() const;

    /// Once all is over: tells how many were answered, and their latencies, as metrics.
    void report();

private:
    stage& on_;
    const drawn drawn_;
    const duration interval_;
    const memory_each memory_;
    mutable std::mutex mutex_;
    duration_histogram latencies_;
    std::pair<integer, duration> last_{};  // the last request and its latency
};

}  // namespace asyncdemo::lessons::threads
