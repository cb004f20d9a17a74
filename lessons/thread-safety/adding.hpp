// What one addition costs, and how many come about when all threads add at once.
#pragma once

#include <atomic>

#include "lessons/thread-safety/sides.hpp"
#include "posix/process_figures.hpp"
#include "stage/thread_group.hpp"

namespace asyncdemo::lessons::thread_safety {

// [bare, mutex, atomic, atomic-load-and-store]
inline constexpr integer between_looks = 1000;  // at the clock, which cost more than an addition

/// One thread calls `add()` alone until it has used so much processor time: whatever else the
/// machine does is not in there. Gives how often it did.
template <class Add>
integer add_alone(stage& on, duration enough, Add add) {
    integer added = 0;
    in_threads(1, [&](integer number) {
        const auto shown = on.span(fmt::format("thread {}", number), "adds alone");
        const duration before = thread_time_so_far();
        duration used{};
        do {
            for (integer n = 0; n < between_looks; ++n) add();
            added += between_looks;
            used = thread_time_so_far() - before;
        } while (used < enough);
        on.metric("alone_ns", static_cast<double>(used.count()) / static_cast<double>(added));
    });
    return added;
}

/// All threads call `add()` for so long. Gives how often they did.
template <class Add>
integer add_together(stage& on, duration time, Add add) {
    std::atomic<integer> added = 0;
    const duration begun = on.now();
    const double cpu_before_s = processor_use_so_far().cpu_s;
    in_threads(on[threads], [&](integer number) {
        const auto shown = on.span(fmt::format("thread {}", number), "adds");
        do {
            for (integer n = 0; n < between_looks; ++n) add();
            added += between_looks;
        } while (on.now() < begun + time);
    });
    on.metric("processors",
              (processor_use_so_far().cpu_s - cpu_before_s) / seconds(on.now() - begun).count());
    return added;
}

/// Calls `add()` on one thread alone, to see what that costs, then on all of them.
template <class Count, class Add>
void measure(stage& on, const Count& count, Add add) {
    const duration for_one = on[length] / 5;
    const integer added = add_alone(on, for_one, add) + add_together(on, on[length] - for_one, add);
    on.metric("added", added);
    on.metric("lost", added - count);
}
// [end]

}  // namespace asyncdemo::lessons::thread_safety
