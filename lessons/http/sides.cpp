#include "lessons/http/sides.hpp"

#include <atomic>

#include "aio/sleep.hpp"
#include "aio/task_group.hpp"
#include "lessons/http/routes.hpp"
#include "serving/blocking_http.hpp"
#include "serving/loop_http.hpp"
#include "stage/memory_each.hpp"
#include "stage/thread_group.hpp"

namespace asyncdemo::lessons::http {

// [one-thread, thread-per-connection, pool, coroutines, blocking-handler]
bool has_time(stage& on) { return on.now() + on[takes] <= on[window]; }  // for one more request
// [end]

// [one-thread, thread-per-connection, pool]
void serve(stage& on, blocking_http_client client, integer connection) {
    while (const auto* asked = client.receive()) {
        if (!has_time(on)) return;
        const auto shown = on.span(fmt::format("connection {}", connection), "is served");
        on.block_for(on[takes]);  // the database works, this thread waits
        client.answer(response_to(*asked));
    }
}
// [end]

// [one-thread]
void one_thread(stage& on) {
    blocking_listener port(on);
    on.ready({port.port()});
    for (integer i = 1; i <= on[clients]; ++i) {
        serve(on, blocking_http_client(port.accept()), i);
    }
}
// [end]

// [thread-per-connection]
void thread_per_connection(stage& on) {
    blocking_listener port(on);
    on.ready({port.port()});
    const memory_each memory(on);
    thread_group threads;
    for (integer i = 1; i <= on[clients]; ++i) {
        threads.start([&on, i, client = blocking_http_client(port.accept())]() mutable {
            serve(on, std::move(client), i);
        });
    }
    memory.report(on, "memory_per_connection_kb", on[clients]);
}
// [end]

// [pool]
void pool(stage& on) {
    blocking_listener port(on);
    on.ready({port.port()});
    std::atomic<integer> accepted = 0;
    thread_group workers;
    for (integer worker = 1; worker <= on[pool_size]; ++worker) {
        workers.start([&] {
            for (integer i = ++accepted; i <= on[clients]; i = ++accepted) {
                serve(on, blocking_http_client(port.accept()), i);  // the others wait in the system
            }
        });
    }
}
// [end]

// [coroutines]
aio::task<> serve_async(stage& on, loop_http_client client, integer connection) {
    while (const auto* asked = co_await client.receive()) {
        if (!has_time(on)) co_return;
        const auto shown = on.span(fmt::format("connection {}", connection), "is served");
        co_await aio::sleep(on[takes]);  // the database works, no thread waits
        co_await client.answer(response_to(*asked));
    }
}
// [end]

// [blocking-handler]
aio::task<> serve_blocking(stage& on, loop_http_client client, integer connection) {
    while (const auto* asked = co_await client.receive()) {
        if (!has_time(on)) co_return;
        const auto shown = on.span(fmt::format("connection {}", connection), "is served");
        on.block_for(on[takes]);  // holds the only thread: the loop serves nobody else
        co_await client.answer(response_to(*asked));
    }
}
// [end]

// [coroutines, blocking-handler]
template <aio::task<> (*serve_one)(stage&, loop_http_client, integer)>
aio::task<> serve_on_loop(stage& on) {
    loop_listener port(on);
    on.ready({port.port()});
    const memory_each memory(on);
    co_await aio::with_task_group([&](aio::task_group& connections) -> aio::task<> {
        for (integer i = 1; i <= on[clients]; ++i) {
            loop_http_client client(co_await port.accept());
            connections.spawn(serve_one(on, std::move(client), i));
        }
        memory.report(on, "memory_per_connection_kb", on[clients]);
    });
}
// [end]

// [coroutines]
aio::task<> coroutines(stage& on) { return serve_on_loop<serve_async>(on); }
// [end]

// [blocking-handler]
aio::task<> blocking_handler(stage& on) { return serve_on_loop<serve_blocking>(on); }
// [end]

}  // namespace asyncdemo::lessons::http
