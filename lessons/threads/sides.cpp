#include "lessons/threads/sides.hpp"

#include "aio/sleep.hpp"
#include "aio/task_group.hpp"
#include "lessons/threads/blocking_queue.hpp"
#include "lessons/threads/counter.hpp"
#include "lessons/threads/requests.hpp"
#include "stage/thread_group.hpp"

namespace asyncdemo::lessons::threads {

// [one-thread, thread-per-request, pool]
void serve(stage& on, counter& clients, integer request) {
    const auto shown = on.span(fmt::format("request {}", request + 1), "is served");
    const duration started = on.now();
    on.block_for(on[block]);  // the database works, this thread waits
    clients.answer(request, started);
}
// [end]

// [one-thread]
void one_thread(stage& on) {
    counter clients(on);
    for (integer i = 0; i < how_many(on.chosen()); ++i) {
        on.block_until(clients.arrival_of(i));
        if (on.now() + on[block] > on[window]) {
            const auto shown = on.span(fmt::format("request {}", i + 1), "is cut off");
            on.block_until(on.start() + on[window]);
            break;
        }
        serve(on, clients, i);
    }
    on.metric("computed_last_s", how_many(on.chosen()) * on[block]);
    clients.report();
}
// [end]

// [thread-per-request]
void thread_per_request(stage& on) {
    counter clients(on);
    {
        thread_group threads;
        for (integer i = 0; i < how_many(on.chosen()); ++i) {
            on.block_until(clients.arrival_of(i));
            threads.start([&, i] { serve(on, clients, i); });
        }
        clients.weigh(how_many(on.chosen()) - clients.answered());
    }  // waits for all threads
    clients.report();
}
// [end]

// [pool]
void pool(stage& on) {
    counter clients(on);
    {
        blocking_queue<integer> requests;
        thread_group workers;
        const blocking_queue<integer>::closed_at_end no_more(requests);
        for (integer i = 0; i < on[pool_size]; ++i) {
            workers.start([&] {
                while (const auto request = requests.take()) serve(on, clients, *request);
            });
        }
        for (integer i = 0; i < how_many(on.chosen()); ++i) {
            on.block_until(clients.arrival_of(i));
            requests.put(i);
        }
    }  // waits for all workers
    clients.report();
}
// [end]

// [coroutines]
aio::task<> serve_async(stage& on, counter& clients, integer request) {
    const auto shown = on.span(fmt::format("request {}", request + 1), "is served");
    const duration started = on.now();
    co_await aio::sleep(on[block]);  // the database works, no thread waits
    clients.answer(request, started);
}

aio::task<> coroutines(stage& on) {
    counter clients(on);
    co_await aio::with_task_group([&](aio::task_group& requests) -> aio::task<> {
        for (integer i = 0; i < how_many(on.chosen()); ++i) {
            co_await aio::sleep_until(clients.arrival_of(i));
            requests.spawn(serve_async(on, clients, i));
        }
        clients.weigh(how_many(on.chosen()) - clients.answered());
    });
    clients.report();
}
// [end]

// [blocking-in-coroutine]
aio::task<> serve_blocking(stage& on, counter& clients, integer request) {
    if (on.now() + on[block] > on[window]) co_return;  // stopped, as a single thread is
    serve(on, clients, request);  // holds the only thread: no other request is served
}

aio::task<> blocking_in_coroutine(stage& on) {
    counter clients(on);
    co_await aio::with_task_group([&](aio::task_group& requests) -> aio::task<> {
        for (integer i = 0; i < how_many(on.chosen()); ++i) {
            co_await aio::sleep_until(clients.arrival_of(i));
            requests.spawn(serve_blocking(on, clients, i));
        }
    });
    clients.report();
}
// [end]

}  // namespace asyncdemo::lessons::threads
