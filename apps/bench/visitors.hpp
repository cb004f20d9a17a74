// Servers that see to n requests of their visitors, each with a task of its own on the loop, or
// with a thread of its own.
#pragma once

#include <sys/socket.h>

#include <atomic>
#include <cstdint>
#include <system_error>
#include <utility>

#include "aio/task_group.hpp"
#include "bench/serving.hpp"
#include "bench/silent_stage.hpp"
#include "serving/blocking_socket.hpp"
#include "serving/loop_socket.hpp"
#include "stage/thread_group.hpp"

namespace asyncdemo::bench {

/// `serve_one(visitor, has_served)` gives the task for a visitor, which calls `has_served()` after
/// each request.
template <class ServeOne>
aio::task<> serve_with_tasks(const serving& asked, ServeOne serve_one) {
    silent_stage on;
    loop_listener door(on, door_at(asked.port));
    asked.when_open(door.port());
    std::int64_t left = asked.n;
    co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
        const auto has_served = [&left, &group] {
            if (--left == 0) group.cancel();
        };
        for (;;) {
            loop_client visitor = co_await door.accept();
            group.spawn(serve_one(std::move(visitor), has_served));
        }
    });
}

/// `serve_one(visitor, has_served)` sees to a visitor in its thread. Whoever serves the last
/// request closes the door, so that nobody waits for another visitor.
template <class ServeOne>
void serve_with_threads(const serving& asked, const ServeOne& serve_one) {
    silent_stage on;
    blocking_listener door(on, door_at(asked.port));
    asked.when_open(door.port());
    std::atomic<std::int64_t> left = asked.n;
    const auto has_served = [&left, &door] {
        if (--left == 0) ::shutdown(door.fd(), SHUT_RDWR);
    };
    thread_group threads;
    try {
        for (;;) {
            threads.start([&serve_one, &has_served, visitor = door.accept()]() mutable {
                serve_one(std::move(visitor), has_served);
            });
        }
    } catch (const std::system_error&) {
        if (left > 0) throw;
    }
}

}  // namespace asyncdemo::bench
