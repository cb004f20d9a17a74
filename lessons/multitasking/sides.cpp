#include "lessons/multitasking/sides.hpp"

#include <thread>

#include "aio/sleep.hpp"
#include "stage/heartbeat.hpp"

namespace asyncdemo::lessons::multitasking {

// [without-yield, with-yields, thread-yield]
aio::task<> beside_a_heart(stage& on, aio::task<> computation) {
    heartbeat heart(on, on[beat], alone);
    co_await heart.beat_beside(std::move(computation));  // two tasks on one thread
}
// [end]

// [without-yield]
aio::task<> compute_at_once(stage& on) {
    const auto shown = on.span("task", "computes");
    on.compute_for(on[compute]);  // nothing else runs before this is over
    co_return;
}

aio::task<> without_yield(stage& on) { co_await beside_a_heart(on, compute_at_once(on)); }
// [end]

// [with-yields]
aio::task<> compute_in_slices(stage& on) {
    const auto shown = on.span("task", "computes");
    for (duration left = on[compute]; left > 0s; left -= on[slice]) {
        on.compute_for(std::min(left, on[slice]));
        co_await aio::yield();  // whatever is ready runs now
    }
}

aio::task<> with_yields(stage& on) { co_await beside_a_heart(on, compute_in_slices(on)); }
// [end]

// [threads]
void threads_side_by_side(stage& on) {
    heartbeat heart(on, on[beat], alone);
    heart.beat_in_thread_beside([&on] {
        const auto shown = on.span("task", "computes");
        on.compute_for(on[compute]);  // the system interrupts it, wherever it is
    });
}
// [end]

// [thread-yield]
aio::task<> compute_with_wrong_yields(stage& on) {
    const auto shown = on.span("task", "computes");
    for (duration left = on[compute]; left > 0s; left -= on[slice]) {
        on.compute_for(std::min(left, on[slice]));
        std::this_thread::yield();  // lets other threads run, but the heart is in this one
    }
    co_return;
}

aio::task<> thread_yield(stage& on) { co_await beside_a_heart(on, compute_with_wrong_yields(on)); }
// [end]

}  // namespace asyncdemo::lessons::multitasking
