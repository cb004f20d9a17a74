// A call that is made in a thread of the pool, while the loop waits for it.
#include "aio/io/to_thread.hpp"

#include <uv.h>

#include "aio/run.hpp"
#include "bench/benchmarks.hpp"
#include "bench/timed.hpp"

namespace asyncdemo::bench {
namespace {

aio::task<> call_in_threads(count n) {
    count done = 0;
    for (count i = 0; i < n; ++i) co_await aio::to_thread([&done] { ++done; });
    expect(done, n);
}

struct calls_in_turn {
    uv_work_t request;
    count done;
    count n;
};

void count_call(uv_work_t* request) { ++reinterpret_cast<calls_in_turn*>(request)->done; }

void queue_next_call(uv_work_t* request, int) {
    auto* const calls = reinterpret_cast<calls_in_turn*>(request);
    if (calls->done < calls->n) uv_queue_work(request->loop, request, count_call, queue_next_call);
}

void queue_work_in_turn(count n) {
    uv_loop_t loop;
    uv_loop_init(&loop);
    calls_in_turn calls{{}, 0, n};
    uv_queue_work(&loop, &calls.request, count_call, queue_next_call);
    uv_run(&loop, UV_RUN_DEFAULT);
    uv_loop_close(&loop);
    expect(calls.done, n);
}

}  // namespace

benchmark to_thread() {
    return {.name = "to-thread",
            .about = "a call in a thread of the pool, awaited",
            .usual_n = 100'000,
            .implementations = {timed("aio", [](count n) { aio::run(call_in_threads(n)); }),
                                timed("libuv", queue_work_in_turn)}};
}

}  // namespace asyncdemo::bench
