#include <atomic>

#include "aio/gather.hpp"
#include "aio/lock.hpp"
#include "aio/run.hpp"
#include "aio/sleep.hpp"
#include "lessons/lesson_file.hpp"
#include "stage/thread_group.hpp"

namespace asyncdemo::lessons::lock {
namespace {

constexpr parameter<integer> tasks{"tasks", 5, 2, 50, "how many count up, each once"};
constexpr parameter<duration> wait{"wait", 400ms, 1ms, 10s, "the wait between reading and writing"};

// Atomic, so that threads may share it. That makes one reading or one writing safe, not the two.
using counter = std::atomic<integer>;

void report(stage& on, const counter& total) {
    on.metric("counter", total.load());
    on.metric("lost", on[tasks] - total.load());
}

// [bare, lock, lock-per-thread]
aio::task<> count_up(stage& on, counter& total, integer number) {
    const std::string name = fmt::format("task {}", number);
    const auto shown = on.span(name, "counts up");
    const integer seen = total.load();
    on.mark(name, fmt::format("reads {}", seen));
    co_await aio::sleep(on[wait]);  // what has been read grows old
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
    const auto held = co_await one_at_a_time.acquire();  // waits until nobody else holds it
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

integer all_but_one(const settings& chosen) { return chosen[tasks] - 1; }
duration two_waits(const settings& chosen) { return 2 * chosen[wait]; }
duration all_waits(const settings& chosen) { return chosen[tasks] * chosen[wait]; }

std::vector<side> sides() {
    return {
        {"bare", "all read, all wait, all write", bare, wait},
        {"lock", "reads, waits and writes under one lock", with_lock, all_waits},
        mistake_for("lock", {"lock-per-thread", "the same in threads, a loop and a lock in each",
                             with_lock_per_thread, wait, "threads"}),
    };
}

std::vector<claim> claims() {
    return {
        {"bare", "has all tasks between reading and writing at once", in_flight() == tasks},
        {"bare", "loses every update but one", count_of("lost") == all_but_one},
        {"bare", "takes one wait", wall() <= with_margin(1.5, wait)},
        {"lock", "never has two tasks between reading and writing", in_flight() == 1},
        {"lock", "loses no update", count_of("lost") == 0},
        {"lock", "takes the sum of the waits: that is its price", wall() >= all_waits},
    };
}

std::vector<prediction_prompt> prompts() {
    return {
        {"bare", {{"all-waits", all_waits}}},
        {"lock", {{"wait", wait}, {"two-waits", two_waits}}},
    };
}

}  // namespace

lesson description() {
    return {
        .name = "lock",
        .parameters = {tasks, wait},
        .sides = sides(),
        .claims = claims(),
        .columns = {{"counter", "counter"}, {"lost", "lost"}},
        .shows_order = true,
        .prediction = {.prompts = prompts()},
    };
}

}  // namespace asyncdemo::lessons::lock
