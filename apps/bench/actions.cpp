// Many tasks at once, each of which comes back to the loop once before it counts.
#include <uv.h>

#include <vector>

#include "aio/gather.hpp"
#include "aio/run.hpp"
#include "aio/sleep.hpp"
#include "bench/benchmarks.hpp"
#include "bench/plain_queue.hpp"
#include "bench/timed.hpp"

namespace asyncdemo::bench {
namespace {

aio::task<> yield_and_count(count& done) {
    co_await aio::yield();
    ++done;
}

aio::task<> run_actions(count n) {
    count done = 0;
    std::vector<aio::task<>> actions;
    actions.reserve(static_cast<std::size_t>(n));
    for (count i = 0; i < n; ++i) actions.push_back(yield_and_count(done));
    co_await aio::gather(std::move(actions));
    expect(done, n);
}

struct queued_action {
    callback step;
    plain_queue* on;
    count* done;
};

void count_and_free(callback* self) {
    auto* const action = reinterpret_cast<queued_action*>(self);
    ++*action->done;
    delete action;
}

void come_back(callback* self) {
    self->run = count_and_free;
    push(*reinterpret_cast<queued_action*>(self)->on, *self);
}

void run_queued_actions(count n) {
    count done = 0;
    plain_queue q;
    open(q);
    for (count i = 0; i < n; ++i) {
        auto* const action = new queued_action{{come_back}, &q, &done};
        push(q, action->step);
    }
    run(q);
    expect(done, n);
}

struct handle_action {
    uv_idle_t handle;
    count* done;
};

void count_and_close(uv_idle_t* handle) {
    ++*reinterpret_cast<handle_action*>(handle)->done;
    uv_close(reinterpret_cast<uv_handle_t*>(handle),
             [](uv_handle_t* closed) { delete reinterpret_cast<handle_action*>(closed); });
}

void come_back_by_handle(uv_idle_t* handle) {
    uv_idle_stop(handle);
    uv_idle_start(handle, count_and_close);
}

void run_handle_actions(count n) {
    count done = 0;
    uv_loop_t loop;
    uv_loop_init(&loop);
    for (count i = 0; i < n; ++i) {
        auto* const action = new handle_action{{}, &done};
        uv_idle_init(&loop, &action->handle);
        uv_idle_start(&action->handle, come_back_by_handle);
    }
    uv_run(&loop, UV_RUN_DEFAULT);
    uv_loop_close(&loop);
    expect(done, n);
}

}  // namespace

benchmark actions() {
    return {.name = "actions",
            .about = "a spawned task that yields to the loop once and counts",
            .usual_n = 500'000,
            .implementations = {timed("aio", [](count n) { aio::run(run_actions(n)); }),
                                timed("libuv", run_queued_actions),
                                timed("libuv-handle", run_handle_actions)}};
}

}  // namespace asyncdemo::bench
