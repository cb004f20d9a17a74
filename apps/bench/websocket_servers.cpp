// Servers that speak WebSocket through what the sides of lessons have: on the loop, and with a
// thread for each connection.
#include <cstdint>
#include <utility>

#include "aio/run.hpp"
#include "aio/task_group.hpp"
#include "bench/serving.hpp"
#include "bench/silent_stage.hpp"
#include "bench/visitors.hpp"
#include "serving/blocking_websocket.hpp"
#include "serving/loop_websocket.hpp"

namespace asyncdemo::bench {
namespace {

constexpr message_page no_page{"", ""};

template <class HasServed>
aio::task<> echo_websocket(loop_client visitor, HasServed has_served) {
    auto client = co_await open_websocket(std::move(visitor), no_page);
    if (!client) co_return;
    while (const auto said = co_await client->receive()) {
        co_await client->send(*said);
        has_served();
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

void echo_websocket_on_aio(const serving& asked) {
    const auto serve_one = [](loop_client visitor, const auto& has_served) {
        return echo_websocket(std::move(visitor), has_served);
    };
    aio::run(serve_with_tasks(asked, serve_one));
}

void echo_websocket_in_threads(const serving& asked) {
    serve_with_threads(asked, [](blocking_client visitor, const auto& has_served) {
        auto client = open_websocket(std::move(visitor), no_page);
        if (!client) return;
        while (const auto said = client->receive()) {
            client->send(*said);
            has_served();
        }
    });
}

void hold_websockets_on_aio(const serving& asked) { aio::run(hold_websockets(asked)); }

}  // namespace asyncdemo::bench
