#include <future>
#include <thread>

#include "aio/event.hpp"
#include "aio/gather.hpp"
#include "aio/io/process.hpp"
#include "aio/sleep.hpp"
#include "aio/task_group.hpp"
#include "lessons/lesson_file.hpp"
#include "stage/laps.hpp"
#include "stage/scales.hpp"
#include "stage/waiting_threads.hpp"

namespace asyncdemo::lessons::costs {
namespace {

constexpr parameter<duration> length{"for", 500ms, 50ms, 30s, "how long one follows the other"};
constexpr parameter<integer> alive{"alive", 50, 10, 200, "threads or processes weighed at once"};

// [coroutine, thread-for-each]
aio::task<> repeat(stage& on, std::string_view what, aio::task<> (*action)()) {
    laps each(on, what, on[length], 100);                // to read the clock takes as long as one
    while (each.next()) co_await aio::gather(action());  // one job: created, started, joined
}
// [end]

// [coroutine]
aio::task<> do_nothing() { co_return; }
aio::task<> wait_for(aio::event& end) { co_await end.wait(); }

aio::task<> coroutines(stage& on) {
    co_await repeat(on, "coroutine", do_nothing);
    const integer how_many = 100 * on[alive];  // many have room in a page of memory
    const scales weight(on);
    aio::event end;
    co_await aio::with_task_group([&](aio::task_group& waiting) -> aio::task<> {
        for (integer i = 0; i < how_many; ++i) waiting.spawn(wait_for(end));
        co_await aio::yield();  // lets them run until they wait
        weight.tell(how_many);
        end.set();
    });
}
// [end]

// [thread]
void threads(stage& on) {
    laps each(on, "thread", on[length]);
    while (each.next()) std::thread([] {}).join();
    const scales weight(on);
    const waiting_threads many(on[alive]);
    weight.tell(on[alive]);
}
// [end]

// [process]
aio::task<> processes(stage& on) {
    laps each(on, "process", on[length]);
    while (each.next()) {
        aio::process one("true", {});
        co_await one.wait();
    }
    const scales weight(on);
    std::vector<aio::process> waiting;
    for (integer i = 0; i < on[alive]; ++i) {
        aio::process& one = waiting.emplace_back("cat", std::vector<std::string>());
        co_await one.input().write("?");
        co_await aio::read_all(one.output(), 1);  // it has started, and waits for more
    }
    weight.tell_children(waiting);
}
// [end]

// [thread-for-each]
aio::task<> do_nothing_in_a_thread() {
    std::async(std::launch::async, [] {}).get();
    co_return;
}

aio::task<> threads_for_each(stage& on) { return repeat(on, "thread", do_nothing_in_a_thread); }
// [end]

constexpr std::string_view time = "each_cpu_ns";
constexpr std::string_view memory = "memory_each_kb";

integer own_and_main(const settings& chosen) { return chosen[alive] + 1; }
seconds thousand(const side_view& side) { return seconds(side.metric("each_median_ns") / 1e6); }

std::vector<claim> claims() {
    return {
        {"coroutine", "waits without a thread of its own", count_of("threads_alive") == 1},
        {"coroutine", "takes at most a tenth of a thread's processor time",
         ratio_to("thread", time) <= 0.1},
        {"coroutine", "weighs at most a tenth of a thread", ratio_to("thread", memory) <= 0.1},
        {"thread", "is one more in the same process", count_of("threads_alive") == own_and_main},
        {"process", "takes at least three times a thread's processor time",
         ratio_to("thread", time) >= 3},
        {"process", "weighs at least five times a thread", ratio_to("thread", memory) >= 5},
    };
}

std::vector<prediction_prompt> prompts() {
    return {
        {"coroutine", {{"15ms", 15ms}}},
        {"thread", {{"100us", 100us}, {"600ms", 600ms}}},
        {"process", {{"15ms", 15ms}}},
    };
}

}  // namespace

lesson description() {
    return {
        .name = "costs",
        .parameters = {length, alive},
        .order = sides_run::one_after_the_other,
        .sides = {{"coroutine", "a job of the loop", coroutines, length, "processors"},
                  {"thread", "a thread of this process", threads, length, "threads"},
                  {"process", "the smallest program: true", processes, length, "processes"},
                  mistake_for("coroutine", {"thread-for-each", "a thread for each coroutine",
                                            threads_for_each, length, "threads"})},
        .claims = claims(),
        .columns = {{"each_median_ns", "median ns"},
                    {"each_p95_ns", "p95 ns"},
                    {time, "CPU ns"},
                    {"samples", "samples"},
                    {memory, "memory each"},
                    {"threads_alive", "threads alive"}},
        .prediction = {.measure = {thousand},
                       .prompts = prompts(),
                       .precision = precision::order_of_magnitude},
    };
}

}  // namespace asyncdemo::lessons::costs
