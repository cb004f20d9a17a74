#include "lessons/threads/counter.hpp"

#include "lessons/threads/requests.hpp"
#include "lessons/threads/sides.hpp"

namespace asyncdemo::lessons::threads {

counter::counter(stage& on, drawn requests)
    : on_(on), drawn_(requests), interval_(on[arrivals].interval()), memory_(on) {}

std::optional<open_span> counter::show(integer request) {
    if (drawn_ == drawn::not_at_all) return std::nullopt;
    return on_.span(fmt::format("request {}", request + 1), "is served");
}

duration counter::answer(integer request, duration started) {
    const duration arrived = request * interval_;
    const duration answered = on_.now();
    const duration latency = answered - arrived;
    if (drawn_ == drawn::one_by_one) {
        on_.row({{"request", request + 1},
                 {"arrived_s", arrived},
                 {"started_s", started},
                 {"answered_s", answered},
                 {"latency_s", latency}});
    }
    const std::lock_guard held(mutex_);
    latencies_.add(latency);
    last_ = std::max(last_, std::pair(request, latency));
    return latency;
}

void counter::weigh(integer in_flight) { memory_.report(on_, "memory_per_request_kb", in_flight); }

integer counter::arrived() const {
    return std::min(how_many(on_.chosen()), on_.now() / interval_ + 1);
}

integer counter::answered() const {
    const std::lock_guard held(mutex_);
    return latencies_.count();
}

void counter::report() {
    on_.metric("answered", answered());
    on_.metric("last_s", last_.second);
    on_.percentiles("latency", latencies_);
}

}  // namespace asyncdemo::lessons::threads
