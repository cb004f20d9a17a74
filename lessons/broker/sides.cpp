#include "lessons/broker/sides.hpp"

#include "aio/sleep.hpp"
#include "aio/task_group.hpp"
#include "lessons/broker/consumers.hpp"
#include "lessons/broker/two_consumers.hpp"
#include "stage/thread_group.hpp"

namespace asyncdemo::lessons::broker {

// [in-turn]
void consume_in_turn(stage& on, blocking_consumer& tasks) {
    while (const auto task = tasks.receive()) {
        on.block_for(on[takes]);
        tasks.finish(*task);  // the work has its effect
        tasks.ack(*task);     // only now does the broker forget it
    }
}

void in_turn(stage& on) { run_two_consumers(on, 1, consume_in_turn); }
// [end]

// [thread-per-message]
void consume_with_threads(stage& on, blocking_consumer& tasks) {
    thread_group threads;
    while (const auto task = tasks.receive()) {
        threads.start([&on, &tasks, task = *task] {
            on.block_for(on[takes]);
            tasks.finish(task);
            tasks.ack(task);
        });
    }
}

void thread_per_message(stage& on) { run_two_consumers(on, on[prefetch], consume_with_threads); }
// [end]

// [task-per-message]
aio::task<> work_then_ack(stage& on, loop_consumer& tasks, message task) {
    co_await aio::sleep(on[takes]);
    tasks.finish(task);
    co_await tasks.ack(task);
}

aio::task<> consume_with_tasks(stage& on, loop_consumer& tasks) {
    co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
        while (const auto task = co_await tasks.receive()) {
            group.spawn(work_then_ack(on, tasks, *task));
        }
    });
}

void task_per_message(stage& on) { run_two_consumers(on, on[prefetch], consume_with_tasks); }
// [end]

// [ack-on-receipt]
void consume_acked(stage& on, blocking_consumer& tasks) {
    std::vector<message> in_memory;
    while (const auto task = tasks.receive()) {
        tasks.ack(*task);  // the broker forgets it, and nothing is done yet
        in_memory.push_back(*task);
    }
    for (const message& task : in_memory) {
        on.block_for(on[takes]);
        tasks.finish(task);
    }
}

void ack_on_receipt(stage& on) { run_two_consumers(on, 1, consume_acked); }
// [end]

}  // namespace asyncdemo::lessons::broker
