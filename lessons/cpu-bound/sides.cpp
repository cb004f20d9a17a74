#include "lessons/cpu-bound/sides.hpp"

#include <mutex>

#include "aio/sleep.hpp"
#include "lessons/cpu-bound/phases.hpp"
#include "lessons/cpu-bound/turn_lock.hpp"
#include "stage/counting.hpp"

namespace asyncdemo::lessons::cpu_bound {

// [one-loop, threads, one-global-lock, lock-released, processes, one-lock-around-all]
void count(stage& on, integer task, duration length) {
    const auto shown = on.span(fmt::format("task {}", task), "counts");
    count_up(counted_in(length));  // as far as one processor gets in that time
}
// [end]

// [one-loop]
aio::task<> wait_async(stage& on, integer task) {
    const auto shown = on.span(fmt::format("task {}", task), "waits");
    co_await aio::sleep(on[wait]);  // others may run meanwhile
}

aio::task<> count_async(stage& on, integer task) {
    count(on, task, on[compute]);  // nothing else runs before it is done
    co_return;
}

aio::task<> one_loop(stage& on) {
    return phases_on_loop(on, on[tasks], {{"wait", wait_async}, {"compute", count_async}});
}
// [end]

// [threads, one-global-lock, lock-released, processes, one-lock-around-all]
void wait_here(stage& on, integer task) {
    const auto shown = on.span(fmt::format("task {}", task), "waits");
    on.block_for(on[wait]);
}

void count_here(stage& on, integer task) { count(on, task, on[compute]); }
const task_phases wait_then_count{{"wait", wait_here}, {"compute", count_here}};
// [end]

// [threads]
void with_threads(stage& on) { phases_in_threads(on, on[tasks], wait_then_count); }
// [end]

// [one-global-lock]
void count_in_turns(stage& on, integer task) {
    static turn_lock global;
    constexpr duration turn = 5ms;  // as in CPython, unless told otherwise
    for (duration left = on[compute]; left > 0ms; left -= turn) {
        const std::lock_guard held(global);  // the next thread in line gets it
        count(on, task, std::min(left, turn));
    }
}

void one_global_lock(stage& on) {  // a thread that waits lets go of it
    phases_in_threads(on, on[tasks], {{"wait", wait_here}, {"compute", count_in_turns}});
}
// [end]

// [lock-released]
void count_without_lock(stage& on, integer task) {
    static turn_lock global;
    std::unique_lock held(global);  // to look at the arguments, which all threads share
    held.unlock();
    count(on, task, on[compute]);  // touches nothing that is shared
    held.lock();                   // to hand over the result
}

void lock_released(stage& on) {
    phases_in_threads(on, on[tasks], {{"wait", wait_here}, {"compute", count_without_lock}});
}
// [end]

// [processes]
void with_processes(stage& on) { phases_in_processes(on, on[tasks], wait_then_count); }
// [end]

// [one-lock-around-all]
template <void (*work)(stage&, integer)>
void alone(stage& on, integer task) {
    static std::mutex shared;
    const std::lock_guard held(shared);  // waits with it, too
    work(on, task);
}

void one_lock(stage& on) {
    phases_in_threads(on, on[tasks], {{"wait", alone<wait_here>}, {"compute", alone<count_here>}});
}
// [end]

}  // namespace asyncdemo::lessons::cpu_bound
