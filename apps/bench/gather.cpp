// Many tasks that sleep at the same time: one of the loop's timers for each.
#include "aio/gather.hpp"

#include <uv.h>

#include <chrono>
#include <vector>

#include "aio/run.hpp"
#include "aio/sleep.hpp"
#include "bench/benchmarks.hpp"
#include "bench/timed.hpp"

namespace asyncdemo::bench {
namespace {

constexpr std::chrono::milliseconds gather_sleep{1000};

aio::task<> sleep_and_count(count& done) {
    co_await aio::sleep(gather_sleep);
    ++done;
}

aio::task<> sleep_together(count n) {
    count done = 0;
    std::vector<aio::task<>> sleepers;
    sleepers.reserve(static_cast<std::size_t>(n));
    for (count i = 0; i < n; ++i) sleepers.push_back(sleep_and_count(done));
    co_await aio::gather(std::move(sleepers));
    expect(done, n);
}

struct counting_timer {
    uv_timer_t handle;
    count* done;
};

void count_and_close_timer(uv_timer_t* handle) {
    ++*reinterpret_cast<counting_timer*>(handle)->done;
    uv_close(reinterpret_cast<uv_handle_t*>(handle),
             [](uv_handle_t* closed) { delete reinterpret_cast<counting_timer*>(closed); });
}

void run_timers(count n) {
    count done = 0;
    uv_loop_t loop;
    uv_loop_init(&loop);
    for (count i = 0; i < n; ++i) {
        auto* const sleeper = new counting_timer{{}, &done};
        uv_timer_init(&loop, &sleeper->handle);
        uv_timer_start(&sleeper->handle, count_and_close_timer, gather_sleep.count(), 0);
    }
    uv_run(&loop, UV_RUN_DEFAULT);
    uv_loop_close(&loop);
    expect(done, n);
}

}  // namespace

benchmark gather() {
    return {.name = "gather",
            .about = "a task that sleeps 1 s, with all the others; their one second counts too",
            .usual_n = 1'000'000,
            .implementations = {timed("aio", [](count n) { aio::run(sleep_together(n)); }),
                                timed("libuv", run_timers)}};
}

}  // namespace asyncdemo::bench
