#include "lessons/threads/server.hpp"

#include "aio/sleep.hpp"
#include "aio/task_group.hpp"
#include "lessons/threads/blocking_queue.hpp"
#include "lessons/threads/sides.hpp"
#include "serving/blocking_socket.hpp"
#include "serving/loop_socket.hpp"
#include "stage/thread_group.hpp"

namespace asyncdemo::lessons::threads {
namespace {

std::string answer_after(duration waited) {
    return fmt::format("Here is your answer, after {}.\n", show_seconds(seconds(waited).count()));
}

void serve_person(stage& on, blocking_client client, const std::string& server) {
    client.look_for_browser();
    client.tell_in_hand(server + " takes it");
    client.send(server + " takes you\n");
    on.block_for(on[block]);
    client.send(answer_after(client.waited()));
}

aio::task<> take(loop_client& client, integer request) {
    const std::string server = fmt::format("coroutine {}", request);
    client.tell_in_hand(server + " takes it");
    co_await client.write(server + " takes you\n");
}

aio::task<> serve_person_async(stage& on, loop_client client, integer request) {
    co_await take(client, request);
    co_await aio::sleep(on[block]);
    co_await client.write(answer_after(client.waited()));
}

aio::task<> serve_person_blocking(stage& on, loop_client client, integer request) {
    co_await take(client, request);
    on.block_for(on[block]);
    co_await client.write(answer_after(client.waited()));
}

aio::task<> serve_people_on_loop(stage& on,
                                 aio::task<> (*serve_one)(stage&, loop_client, integer)) {
    loop_listener port(on);
    on.ready({port.port()});
    co_await aio::with_task_group([&](aio::task_group& requests) -> aio::task<> {
        for (integer i = 1;; ++i) {
            loop_client client = co_await port.accept();
            co_await client.look_for_browser();
            requests.spawn(serve_one(on, std::move(client), i));
        }
    });
}

}  // namespace

void serve_people_in_turn(stage& on) {
    blocking_listener port(on);
    on.ready({port.port()});
    for (;;) serve_person(on, port.accept(), "the only thread");
}

void serve_people_with_threads(stage& on) {
    blocking_listener port(on);
    on.ready({port.port()});
    thread_group threads;
    for (integer i = 1;; ++i) {
        threads.start([&on, i, client = port.accept()]() mutable {
            serve_person(on, std::move(client), fmt::format("thread {}", i));
        });
    }
}

void serve_people_with_pool(stage& on) {
    blocking_listener port(on);
    on.ready({port.port()});
    blocking_queue<blocking_client> requests;
    thread_group workers;
    const blocking_queue<blocking_client>::closed_at_end no_more(requests);
    for (integer i = 1; i <= on[pool_size]; ++i) {
        workers.start([&, name = fmt::format("worker {} of {}", i, on[pool_size])] {
            while (auto client = requests.take()) serve_person(on, std::move(*client), name);
        });
    }
    for (;;) {
        blocking_client client = port.accept();
        client.look_for_browser();
        client.tell("waits for a worker");
        requests.put(std::move(client));
    }
}

aio::task<> serve_people_with_coroutines(stage& on) {
    return serve_people_on_loop(on, serve_person_async);
}

aio::task<> serve_people_blocking(stage& on) {
    return serve_people_on_loop(on, serve_person_blocking);
}

}  // namespace asyncdemo::lessons::threads
