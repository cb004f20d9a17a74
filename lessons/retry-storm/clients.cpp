#include "lessons/retry-storm/clients.hpp"

namespace asyncdemo::lessons::retry_storm {
namespace {

// Of the requests that come: when fewer are answered in time, the service is down.
constexpr double least_share = 0.5;

double per_second(integer count, duration of) {
    return static_cast<double>(count) / seconds(of).count();
}

}  // namespace

aio::task<> outcome::count(duration due, aio::task<bool> request) {
    lateness_ = std::max(lateness_, on_.now() - due);
    ++requests_;
    const bool is_answered = co_await std::move(request);
    if (is_answered) ++answered_;
}

// The spike ends at one of the looks.
aio::task<> outcome::watch() {
    const duration look = one_look(on_.chosen());
    const duration ends = spike_ends(on_.chosen());
    integer answered_before = 0;
    duration before{};
    for (duration now = ends - (ends - 1ns) / look * look;; now += look) {
        co_await aio::sleep_until(on_.start() + now);
        const double goodput = per_second(answered_ - answered_before, now - before);
        on_.sample("goodput/s", goodput);
        is_down_ = goodput < least_share * on_[arrivals].per_second;
        if (is_down_) down_until_ = now;
        if (now <= end_begins(on_.chosen())) before_end_ = at(now);
        answered_before = answered_;
        before = now;
    }
}

void outcome::report() const {
    const tally all = at(closes(on_.chosen()));
    const auto requests = static_cast<double>(all.requests - before_end_.requests);
    const duration recovered = std::max(0ns, down_until_ - spike_ends(on_.chosen()));
    on_.metric("down_s", is_down_ ? on_[after] : recovered);
    on_.metric("goodput_per_s",
               per_second(all.answered - before_end_.answered, all.at - before_end_.at));
    on_.metric("amplification",
               static_cast<double>(all.calls - before_end_.calls) / std::max(1.0, requests));
    on_.metric("requests", all.requests);
    on_.metric("answered", all.answered);
    on_.metric("calls", all.calls);
    on_.metric("late_answers", service_.late_answers());
    on_.metric("most_waiting", service_.most_waiting());
    on_.metric("lateness_s", lateness_);
}

}  // namespace asyncdemo::lessons::retry_storm
