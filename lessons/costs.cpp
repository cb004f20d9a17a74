// Lesson `costs`: What does it cost to create, start and join a coroutine, a thread, a process?
#include <array>
#include <future>
#include <latch>
#include <thread>

#include "aio/event.hpp"
#include "aio/process.hpp"
#include "aio/sleep.hpp"
#include "aio/task_group.hpp"
#include "lessons/lesson_file.hpp"
#include "stage/blocking_queue.hpp"
#include "stage/laps.hpp"
#include "stage/scales.hpp"
#include "stage/thread_group.hpp"

namespace asyncdemo::lessons {
namespace {

constexpr parameter<duration> length{"for", 500ms, 50ms, 30s, "how long one follows the other"};
constexpr parameter<integer> alive{"alive", 50, 10, 200, "threads or processes weighed at once"};

// [coroutine]
aio::task<> do_nothing() { co_return; }
aio::task<> wait_for(aio::event& end) { co_await end.wait(); }

aio::task<> weigh_coroutines(stage& on) {
    const scales weight(on);
    const integer how_many = 100 * on[alive];  // many have room in a page of memory
    aio::event end;
    co_await aio::with_task_group([&](aio::task_group& waiting) -> aio::task<> {
        for (integer i = 0; i < how_many; ++i) waiting.spawn(wait_for(end));
        co_await aio::yield();  // lets them run until they wait
        weight.tell(how_many);
        end.set();
    });
}
// [end]

// [coroutine, thread-for-each]
aio::task<> repeat(stage& on, aio::task<> (*action)()) {
    laps each(on, "coroutine", on[length], 100);  // to read the clock takes as long as one
    while (each.next()) {
        aio::nursery one(aio::nursery::on_failure::cancel_the_others);
        one.start(action());
        co_await one.join();
    }
    each.report();
}
// [end]

// [coroutine]
aio::task<> coroutines(stage& on) {
    co_await repeat(on, do_nothing);
    co_await weigh_coroutines(on);
}
// [end]

// [thread]
void weigh_threads(stage& on) {
    const scales weight(on);
    std::latch started(on[alive]);
    blocking_queue<int> word;  // that never comes
    thread_group waiting;
    const blocking_queue<int>::closed_at_end no_more(word);
    for (integer i = 0; i < on[alive]; ++i) {
        waiting.start([&] {
            started.count_down();
            word.take();
        });
    }
    started.wait();
    weight.tell(on[alive]);
}

void threads(stage& on) {
    laps each(on, "thread", on[length]);
    while (each.next()) {
        std::thread one([] {});
        one.join();
    }
    each.report();
    weigh_threads(on);
}
// [end]

// [process]
aio::task<> weigh_processes(stage& on) {
    const scales weight(on);
    std::vector<aio::process> waiting;
    for (integer i = 0; i < on[alive]; ++i) {
        aio::process& one = waiting.emplace_back("cat", std::vector<std::string>());
        std::array<char, 1> echo{};
        co_await one.input().write("?");
        co_await one.output().read(echo);  // it has started, and waits for more
    }
    weight.tell_children(waiting);
}

aio::task<> processes(stage& on) {
    laps each(on, "process", on[length]);
    while (each.next()) {
        aio::process one("true", {});
        co_await one.wait();
    }
    each.report();
    co_await weigh_processes(on);
}
// [end]

// [thread-for-each]
aio::task<> do_nothing_in_a_thread() {
    std::async(std::launch::async, [] {}).get();
    co_return;
}

aio::task<> threads_for_each(stage& on) { return repeat(on, do_nothing_in_a_thread); }
// [end]

constexpr std::string_view time = "each_cpu_ns";
constexpr std::string_view memory = "memory_each_kb";

integer own_and_main(const settings& chosen) { return chosen[alive] + 1; }

std::vector<claim> claims() {
    return {
        {"coroutine", "waits without a thread of its own", count_of("threads_alive") == 1},
        {"coroutine", "takes at most a tenth of a thread's processor time",
         ratio_to("thread", time) <= 0.1},
        {"coroutine", "weighs at most a tenth of a thread", ratio_to("thread", memory) <= 0.1},
        {"thread", "is one more in the same process", count_of("threads_alive") == own_and_main},
        {"process", "takes at least ten times a thread's processor time",
         ratio_to("thread", time) >= 10},
        {"process", "weighs at least five times a thread", ratio_to("thread", memory) >= 5},
    };
}

seconds thousand(const side_view& side) { return seconds(side.metric("each_median_ns") / 1e6); }
duration by_coroutines(const settings&) { return 100us; }
duration by_threads(const settings&) { return 15ms; }
duration by_processes(const settings&) { return 600ms; }

std::vector<prediction_prompt> prompts() {
    return {
        {"coroutine",
         "It is some memory and a place in the loop's queue: the system hears nothing of it.",
         {{by_threads, "is what threads take: the system has to make and to wake each of them"}}},
        {"thread",
         "The system gives it a stack and wakes it; its program and its memory are there already.",
         {{by_coroutines, "is what coroutines take: the system hears nothing of those"},
          {by_processes, "is what processes take: a thread finds its memory there already"}}},
        {"process",
         "The system makes a new memory, loads a program into it, and takes all of it down again.",
         {{by_threads, "is what threads take: those share the memory of their process"}}},
    };
}

}  // namespace

lesson costs() {
    return {
        .name = "costs",
        .part = 2,
        .question =
            "How many coroutines can come and go in the time of one thread, or one process?",
        .parameters = {length, alive},
        .order = sides_run::one_after_the_other,
        .sides = {{"coroutine", "a job of the loop", coroutines, value_of<length>, "processors"},
                  {"thread", "a thread of this process", threads, value_of<length>, "threads"},
                  {"process", "the smallest program: true", processes, value_of<length>,
                   "processes"},
                  mistake_for("coroutine", {"thread-for-each", "a thread for each coroutine",
                                            threads_for_each, value_of<length>, "threads"})},
        .claims = claims(),
        .columns = {{"each_median_ns", "median ns"},
                    {"each_p95_ns", "p95 ns"},
                    {time, "CPU ns"},
                    {"samples", "samples"},
                    {memory, "memory each"},
                    {"threads_alive", "threads alive"}},
        .prediction = {.asks = "How long do 1000 take, each created and joined before the next?",
                       .measure = {thousand},
                       .prompts = prompts(),
                       .precision = precision::order_of_magnitude},
        .conclusion =
            "The processor time of one process is {process.each_cpu_ns} ns, of one thread "
            "{thread.each_cpu_ns} ns, of one coroutine {coroutine.each_cpu_ns} ns.",
        .tries = {"costs --alive 200", "costs --runs 3", "costs --mistake"},
    };
}

}  // namespace asyncdemo::lessons
