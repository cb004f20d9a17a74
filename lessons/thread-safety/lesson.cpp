#include <atomic>
#include <mutex>

#include "lessons/lesson_file.hpp"
#include "posix/process_figures.hpp"
#include "posix/processors.hpp"
#include "stage/thread_group.hpp"

namespace asyncdemo::lessons::thread_safety {
namespace {

constexpr parameter<integer> threads{"threads", 4, 2, 64, "threads that add"};
constexpr parameter<duration> length{"for", 1s, 100ms, 30s, "how long they add"};

constexpr integer between_looks = 1000;  // at the clock, which cost more than an addition

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

// [bare]
// What `++count` of a plain integer comes to. That is undefined behaviour with threads; a relaxed
// atomic is defined and as fast, and promises only that each load and each store is whole.
void bare(stage& on) {
    std::atomic<integer> count = 0;
    measure(on, count, [&] {
        const integer seen = count.load(std::memory_order_relaxed);
        count.store(seen + 1, std::memory_order_relaxed);  // undoes what others did since
    });
}
// [end]

// [mutex]
void with_mutex(stage& on) {
    std::mutex mutex;
    integer count = 0;
    measure(on, count, [&] {
        const std::lock_guard held(mutex);  // nobody else is in here meanwhile
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

finding loses_some(const side_view& side) {
    if (side.counted("lost") > 0) return at_least(side.counted("lost"), 1);
    if (usable_processors() == 1) {
        return cannot_say("on one processor, nobody was interrupted between load and store");
    }
    if (const double processors = side.metric("processors"); processors < 1.5) {
        return cannot_say(fmt::format(
            "the threads hardly ran side by side: they kept {:.1f} processors busy", processors));
    }
    return at_least(side.counted("lost"), 1);
}

seconds alone_a_million(const side_view& side) { return side.metric("alone_ns") * 1e6 * 1ns; }

std::vector<prediction_prompt> prompts() {
    return {
        {"bare", {{"8ms", 8ms}}},
        {"mutex", {{"1ms", 1ms}}, 30ms},
        {"atomic", {{"1ms", 1ms}}},
    };
}

}  // namespace

lesson description() {
    return {
        .name = "thread-safety",
        .parameters = {threads, length},
        .order = sides_run::one_after_the_other,
        .sides = {{"bare", "reads, adds, writes", bare, length, "threads"},
                  {"mutex", "one thread at a time", with_mutex, length, "threads"},
                  {"atomic", "in one step", with_atomic, length, "threads"},
                  mistake_for("atomic", {"atomic-load-and-store", "two atomic steps",
                                         with_two_atomics, length, "threads"})},
        .claims =
            {
                {"bare", "loses additions", loses_some},
                {"mutex", "loses nothing", count_of("lost") == 0},
                {"mutex", "costs more than an atomic addition",
                 ratio_to("atomic", "alone_ns") >= 1},
                {"atomic", "loses nothing", count_of("lost") == 0},
                {"atomic", "costs more than a bare addition", ratio_to("bare", "alone_ns") >= 1},
            },
        .columns = {{"added", "added"}, {"lost", "lost"}, {"alone_ns", "ns each, alone"}},
        .prediction = {.measure = {alone_a_million},
                       .prompts = prompts(),
                       .precision = precision::order_of_magnitude},
    };
}

}  // namespace asyncdemo::lessons::thread_safety
