// Waits that do not take their time: sleeping tasks that are cancelled, and calls that end before
// their limit.
#include <uv.h>

#include <chrono>
#include <cstdint>
#include <vector>

#include "aio/nursery.hpp"
#include "aio/run.hpp"
#include "aio/sleep.hpp"
#include "aio/timeout.hpp"
#include "bench/benchmarks.hpp"
#include "bench/plain_queue.hpp"
#include "bench/timed.hpp"

namespace asyncdemo::bench {
namespace {

constexpr std::chrono::milliseconds an_hour = std::chrono::hours(1);

aio::task<> sleep_an_hour() { co_await aio::sleep(an_hour); }

aio::task<double> cancel_sleepers(count n) {
    aio::nursery sleepers(aio::nursery::on_failure::cancel_the_others);
    for (count i = 0; i < n; ++i) sleepers.start(sleep_an_hour());
    co_await aio::yield();
    const auto start = std::chrono::steady_clock::now();
    sleepers.cancel();
    co_await sleepers.join();
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    co_return took.count();
}

outcome cancel_timers(const run_options& with) {
    uv_loop_t loop;
    uv_loop_init(&loop);
    std::vector<uv_timer_t*> sleepers;
    sleepers.reserve(static_cast<std::size_t>(with.n));
    for (count i = 0; i < with.n; ++i) {
        auto* const sleeper = new uv_timer_t;
        uv_timer_init(&loop, sleeper);
        uv_timer_start(sleeper, [](uv_timer_t*) {}, an_hour.count(), 0);
        sleepers.push_back(sleeper);
    }
    const double took = seconds_of([&] {
        for (uv_timer_t* const sleeper : sleepers) {
            uv_close(reinterpret_cast<uv_handle_t*>(sleeper),
                     [](uv_handle_t* closed) { delete reinterpret_cast<uv_timer_t*>(closed); });
        }
        uv_run(&loop, UV_RUN_DEFAULT);
    });
    uv_loop_close(&loop);
    return {took};
}

aio::task<count> end_in_time(count value) { co_return value; }

aio::task<> call_with_limit(count n) {
    for (count i = 0; i < n; ++i) co_await aio::timeout(an_hour, end_in_time(i));
}

struct limited_call {
    callback step;
    uv_timer_t limit;
    plain_queue* on;
    count left;
};

void start_limited_call(plain_queue& q, count left);

void end_before_limit(callback* self) {
    auto* const ended = reinterpret_cast<limited_call*>(self);
    plain_queue& q = *ended->on;
    const count left = ended->left - 1;
    uv_close(reinterpret_cast<uv_handle_t*>(&ended->limit),
             [](uv_handle_t* closed) { delete static_cast<limited_call*>(closed->data); });
    if (left > 0) start_limited_call(q, left);
}

void start_limited_call(plain_queue& q, count left) {
    auto* const started = new limited_call{{end_before_limit}, {}, &q, left};
    uv_timer_init(&q.loop, &started->limit);
    started->limit.data = started;
    uv_timer_start(&started->limit, [](uv_timer_t*) {}, an_hour.count(), 0);
    push(q, started->step);
}

void call_with_timers(count n) {
    plain_queue q;
    open(q);
    start_limited_call(q, n);
    run(q);
}

}  // namespace

benchmark cancel() {
    return {.name = "cancel",
            .about = "a sleeping task that is cancelled with all the others; only that counts",
            .usual_n = 1'000'000,
            .implementations = {{"aio",
                                 [](const run_options& with) {
                                     return outcome{aio::run(cancel_sleepers(with.n))};
                                 }},
                                {"libuv", cancel_timers}}};
}

benchmark timeout() {
    return {.name = "timeout",
            .about = "a call with a limit that it does not reach",
            .usual_n = 1'000'000,
            .implementations = {timed("aio", [](count n) { aio::run(call_with_limit(n)); }),
                                timed("libuv", call_with_timers)}};
}

}  // namespace asyncdemo::bench
