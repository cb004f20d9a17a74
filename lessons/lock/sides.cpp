#include "lessons/lock/sides.hpp"

#include <atomic>

#include "aio/gather.hpp"
#include "aio/lock.hpp"
#include "aio/run.hpp"
#include "aio/sleep.hpp"
#include "stage/thread_group.hpp"

namespace asyncdemo::lessons::lock {

// [bare, lock, lock-per-thread]
// Atomic, so that threads may share it. That makes one reading or one writing safe, not the two.
using counter = std::atomic<integer>;

void report(stage& on, const counter& total) {
    on.metric("counter", total.load());
    on.metric("lost", on[tasks] - total.load());
}

aio::task<> count_up(stage& on, counter& total, integer number) {
    const std::string name = fmt::format("task {}", number);
    const auto shown = on.span(name, "waits to write back");
    const integer seen = total.load();
    on.mark(name, fmt::format("reads {}", seen));
    co_await aio::sleep(on[wait]);  // what was read grows old
    total.store(seen + 1);
    on.mark(name, fmt::format("writes {}", seen + 1));
}
// [end]

// [bare]
aio::task<> bare(stage& on) {
    counter total = 0;
    std::vector<aio::task<>> all;
    for (integer i = 1; i <= on[tasks]; ++i) all.push_back(count_up(on, total, i));
    co_await aio::gather(std::move(all));
    report(on, total);
}
// [end]

// [lock, lock-per-thread]
aio::task<> count_up_alone(stage& on, counter& total, aio::lock& one_at_a_time, integer number) {
    const auto held = co_await one_at_a_time.acquire();  // waits until no other task holds it
    co_await count_up(on, total, number);
}  // the next in line gets it
// [end]

// [lock]
aio::task<> with_lock(stage& on) {
    counter total = 0;
    aio::lock one_at_a_time;
    std::vector<aio::task<>> all;
    for (integer i = 1; i <= on[tasks]; ++i) {
        all.push_back(count_up_alone(on, total, one_at_a_time, i));
    }
    co_await aio::gather(std::move(all));
    report(on, total);
}
// [end]

// [lock-per-thread]
void with_lock_per_thread(stage& on) {
    counter total = 0;
    in_threads(on[tasks], [&](integer number) {
        aio::lock one_at_a_time;  // belongs to one loop, and each thread has its own
        aio::run(count_up_alone(on, total, one_at_a_time, number));
    });
    report(on, total);
}
// [end]

}  // namespace asyncdemo::lessons::lock
