// The two ways of having a task run: as a job of its own, and as a part of the one that awaits it.
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <stdexcept>
#include <thread>

#include "aio/nursery.hpp"
#include "aio/run.hpp"
#include "bench/benchmarks.hpp"
#include "bench/plain_queue.hpp"
#include "bench/timed.hpp"

namespace asyncdemo::bench {
namespace {

aio::task<> count_once(count& done) {
    ++done;
    co_return;
}

aio::task<> spawn_and_join(count n) {
    count done = 0;
    aio::nursery children(aio::nursery::on_failure::cancel_the_others);
    for (count i = 0; i < n; ++i) {
        children.start(count_once(done));
        co_await children.join();
    }
    expect(done, n);
}

struct spawned_callback {
    callback step;
    plain_queue* on;
    count left;
};

// The join: what has been waited for is freed, and the next one is pushed.
void free_and_push_next(callback* self) {
    auto* const ended = reinterpret_cast<spawned_callback*>(self);
    plain_queue& q = *ended->on;
    const count left = ended->left - 1;
    delete ended;
    if (left == 0) return;
    auto* const next = new spawned_callback{{free_and_push_next}, &q, left};
    push(q, next->step);
}

void push_in_turn(count n) {
    plain_queue q;
    open(q);
    auto* const first = new spawned_callback{{free_and_push_next}, &q, n};
    push(q, first->step);
    run(q);
}

void join_threads_in_turn(count n) {
    count done = 0;
    for (count i = 0; i < n; ++i) std::thread([&done] { ++done; }).join();
    expect(done, n);
}

void join_processes_in_turn(count n) {
    for (count i = 0; i < n; ++i) {
        const pid_t child = ::fork();
        if (child == 0) std::_Exit(EXIT_SUCCESS);
        if (child < 0 || ::waitpid(child, nullptr, 0) != child) {
            throw std::runtime_error("can't fork");
        }
    }
}

aio::task<count> finish_at_once(count value) { co_return value; }

aio::task<> await_in_turn(count n) {
    count sum = 0;
    for (count i = 0; i < n; ++i) sum += co_await finish_at_once(i);
    expect(sum, sum_below(n));
}

// In C, what may finish later gives its result to a callback.
using when_finished = void (*)(void* context, count value);

[[gnu::noinline]] void call_back_at_once(count value, when_finished then, void* context) {
    then(context, value);
}

void call_in_turn(count n) {
    count sum = 0;
    // So that the compiler can't know which one it is.
    volatile when_finished add = [](void* to, count value) { *static_cast<count*>(to) += value; };
    for (count i = 0; i < n; ++i) call_back_at_once(i, add, &sum);
    expect(sum, sum_below(n));
}

}  // namespace

benchmark spawn() {
    return {.name = "spawn",
            .about = "a task that is started as a job, and joined",
            .usual_n = 2'000'000,
            .implementations = {timed("aio", [](count n) { aio::run(spawn_and_join(n)); }),
                                timed("libuv", push_in_turn),
                                timed("threads", join_threads_in_turn, 20'000),
                                timed("processes", join_processes_in_turn, 2'000)}};
}

benchmark await() {
    return {.name = "await",
            .about = "a child that is awaited and finishes at once",
            .usual_n = 10'000'000,
            .implementations = {timed("aio", [](count n) { aio::run(await_in_turn(n)); }),
                                timed("callback", call_in_turn)}};
}

}  // namespace asyncdemo::bench
