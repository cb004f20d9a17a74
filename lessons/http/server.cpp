#include "lessons/http/server.hpp"

#include "aio/sleep.hpp"
#include "aio/task_group.hpp"
#include "lessons/http/routes.hpp"
#include "lessons/http/sides.hpp"
#include "serving/blocking_http.hpp"
#include "serving/loop_http.hpp"
#include "stage/thread_group.hpp"

namespace asyncdemo::lessons::http {
namespace {

// A thread that others wait for must not stay with somebody who only keeps the connection open.
enum class after_answer { close, keep_open };

void serve_person(stage& on, blocking_http_client client, const std::string& server,
                  after_answer then) {
    while (const auto* asked = client.receive()) {
        client.tell_in_hand(server + " takes it");
        on.block_for(time_for(on.chosen(), *asked));
        wire::http_response response = response_to(*asked);
        response.keeps_alive = then == after_answer::keep_open;
        client.answer(response);
    }
}

aio::task<> serve_person_async(stage& on, loop_http_client client, integer connection) {
    const std::string server = fmt::format("coroutine {} takes it", connection);
    while (const auto* asked = co_await client.receive()) {
        client.tell_in_hand(server);
        co_await aio::sleep(time_for(on.chosen(), *asked));
        co_await client.answer(response_to(*asked));
    }
}

aio::task<> serve_person_blocking(stage& on, loop_http_client client, integer connection) {
    const std::string server = fmt::format("coroutine {} takes it, and blocks", connection);
    while (const auto* asked = co_await client.receive()) {
        client.tell_in_hand(server);
        on.block_for(time_for(on.chosen(), *asked));
        co_await client.answer(response_to(*asked));
    }
}

aio::task<> serve_people_on_loop(stage& on,
                                 aio::task<> (*serve_one)(stage&, loop_http_client, integer)) {
    loop_listener port(on);
    on.ready({port.port()});
    co_await aio::with_task_group([&](aio::task_group& connections) -> aio::task<> {
        for (integer i = 1;; ++i) {
            loop_http_client client(co_await port.accept());
            connections.spawn(serve_one(on, std::move(client), i));
        }
    });
}

}  // namespace

void serve_people_in_turn(stage& on) {
    blocking_listener port(on);
    on.ready({port.port()});
    for (;;) {
        serve_person(on, blocking_http_client(port.accept()), "the only thread",
                     after_answer::close);
    }
}

void serve_people_with_threads(stage& on) {
    blocking_listener port(on);
    on.ready({port.port()});
    thread_group threads;
    for (integer i = 1;; ++i) {
        threads.start([&on, i, client = blocking_http_client(port.accept())]() mutable {
            serve_person(on, std::move(client), fmt::format("thread {}", i),
                         after_answer::keep_open);
        });
    }
}

void serve_people_with_pool(stage& on) {
    blocking_listener port(on);
    on.ready({port.port()});
    thread_group workers;
    for (integer i = 1; i <= on[pool_size]; ++i) {
        workers.start([&, name = fmt::format("worker {} of {}", i, on[pool_size])] {
            for (;;) {
                serve_person(on, blocking_http_client(port.accept()), name, after_answer::close);
            }
        });
    }
}

aio::task<> serve_people_with_coroutines(stage& on) {
    return serve_people_on_loop(on, serve_person_async);
}

aio::task<> serve_people_blocking(stage& on) {
    return serve_people_on_loop(on, serve_person_blocking);
}

}  // namespace asyncdemo::lessons::http
