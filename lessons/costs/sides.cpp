#include "lessons/costs/sides.hpp"

#include <future>
#include <thread>

#include "aio/event.hpp"
#include "aio/gather.hpp"
#include "aio/io/process.hpp"
#include "aio/sleep.hpp"
#include "aio/task_group.hpp"
#include "lessons/costs/laps.hpp"
#include "lessons/costs/scales.hpp"
#include "lessons/costs/waiting_threads.hpp"

namespace asyncdemo::lessons::costs {

// [coroutine, thread-for-each]
aio::task<> repeat(stage& on, std::string_view what, aio::task<> (*action)()) {
    laps each(on, what, on[length], 100);                // reading the clock takes as long
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

}  // namespace asyncdemo::lessons::costs
