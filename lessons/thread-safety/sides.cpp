#include "lessons/thread-safety/sides.hpp"

#include <atomic>
#include <mutex>

#include "lessons/thread-safety/adding.hpp"

namespace asyncdemo::lessons::thread_safety {

// [bare]
// In effect, the three steps of `++count` on a plain integer. With threads that is undefined
// behaviour; a relaxed atomic is defined, and promises only that each load and store is whole.
void bare(stage& on) {
    std::atomic<integer> count = 0;
    measure(on, count, [&] {
        const integer seen = count.load(std::memory_order_relaxed);
        count.store(seen + 1, std::memory_order_relaxed);  // undoes what others added since
    });
}
// [end]

// [mutex]
void with_mutex(stage& on) {
    std::mutex mutex;
    integer count = 0;
    measure(on, count, [&] {
        const std::lock_guard held(mutex);  // no other thread is in here meanwhile
        ++count;
    });
}
// [end]

// [atomic]
void with_atomic(stage& on) {
    std::atomic<integer> count = 0;
    measure(on, count, [&] {
        count.fetch_add(1, std::memory_order_relaxed);  // one step
    });
}
// [end]

// [atomic-load-and-store]
void with_two_atomics(stage& on) {
    std::atomic<integer> count = 0;
    measure(on, count, [&] {
        const integer seen = count.load(std::memory_order_acquire);  // atomic,
        count.store(seen + 1, std::memory_order_release);            // and atomic: two steps
    });
}
// [end]

}  // namespace asyncdemo::lessons::thread_safety
