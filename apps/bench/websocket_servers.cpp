// Servers that speak WebSocket through what the sides of lessons have: on the loop, and with a
// thread for each connection.
#include <sys/socket.h>

#include <atomic>
#include <system_error>
#include <utility>

#include "aio/run.hpp"
#include "aio/task_group.hpp"
#include "bench/serving.hpp"
#include "bench/silent_stage.hpp"
#include "serving/blocking_websocket.hpp"
#include "serving/loop_websocket.hpp"
#include "stage/thread_group.hpp"

namespace asyncdemo::bench {
namespace {

constexpr message_page no_page{"", ""};

aio::task<> echo_websocket(loop_client visitor, std::int64_t& left, aio::task_group& group) {
    auto client = co_await open_websocket(std::move(visitor), no_page);
    if (!client) co_return;
    while (const auto said = co_await client->receive()) {
        co_await client->send(*said);
        if (--left == 0) group.cancel();
    }
}

aio::task<> echo_websockets(const serving& asked) {
    silent_stage on;
    loop_listener door(on, door_at(asked.port));
    asked.when_open(door.port());
    std::int64_t left = asked.n;
    co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
        for (;;) {
            loop_client visitor = co_await door.accept();
            group.spawn(echo_websocket(std::move(visitor), left, group));
        }
    });
}

// Whoever answers the last message closes the door, so that nobody waits for another visitor.
void echo_blocking(blocking_client visitor, std::atomic<std::int64_t>& left,
                   const blocking_listener& door) {
    auto client = open_websocket(std::move(visitor), no_page);
    if (!client) return;
    while (const auto said = client->receive()) {
        client->send(*said);
        if (--left == 0) ::shutdown(door.fd(), SHUT_RDWR);
    }
}

aio::task<> hold_websocket(loop_client visitor, std::int64_t& to_come, const serving& asked) {
    auto client = co_await open_websocket(std::move(visitor), no_page);
    if (!client) co_return;
    if (--to_come == 0) asked.when_all_are_here();
    while (const auto said = co_await client->receive()) continue;
}

aio::task<> hold_websockets(const serving& asked) {
    silent_stage on;
    loop_listener door(on, door_at(asked.port));
    asked.when_open(door.port());
    std::int64_t to_come = asked.n;
    co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
        for (std::int64_t i = 0; i < asked.n; ++i) {
            loop_client visitor = co_await door.accept();
            group.spawn(hold_websocket(std::move(visitor), to_come, asked));
        }
    });
}

}  // namespace

void echo_websocket_on_aio(const serving& asked) { aio::run(echo_websockets(asked)); }

void echo_websocket_in_threads(const serving& asked) {
    silent_stage on;
    blocking_listener door(on, door_at(asked.port));
    asked.when_open(door.port());
    std::atomic<std::int64_t> left = asked.n;
    thread_group threads;
    try {
        for (;;) {
            threads.start([&, visitor = door.accept()]() mutable {
                echo_blocking(std::move(visitor), left, door);
            });
        }
    } catch (const std::system_error&) {
        if (left > 0) throw;
    }
}

void hold_websockets_on_aio(const serving& asked) { aio::run(hold_websockets(asked)); }

}  // namespace asyncdemo::bench
