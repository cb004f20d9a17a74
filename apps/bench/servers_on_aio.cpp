#include <array>

#include "aio/error.hpp"
#include "aio/io/tcp.hpp"
#include "aio/run.hpp"
#include "aio/sleep.hpp"
#include "aio/task_group.hpp"
#include "bench/serving.hpp"

namespace asyncdemo::bench {
namespace {

// A visitor who goes away early ends nothing but the own visit.

aio::task<> greet_visitor(aio::stream visitor) {
    try {
        co_await visitor.write(greeting);
    } catch (const aio::error&) {
        co_return;
    }
}

aio::task<> greet(const serving& asked) {
    aio::tcp_listener door({.port = asked.port});
    asked.when_open(door.port());
    co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
        for (std::int64_t i = 0; i < asked.n; ++i) {
            group.spawn(greet_visitor(co_await door.accept()));
        }
    });
}

aio::task<> echo_visitor(aio::stream visitor, std::int64_t& left, aio::task_group& group) {
    std::array<char, 4096> message;
    try {
        while (const std::size_t size = co_await visitor.read(message)) {
            co_await visitor.write(std::string_view(message.data(), size));
            if (--left == 0) group.cancel();
        }
    } catch (const aio::error&) {
        co_return;
    }
}

aio::task<> echo(const serving& asked) {
    aio::tcp_listener door({.port = asked.port});
    asked.when_open(door.port());
    std::int64_t left = asked.n;
    co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
        for (;;) group.spawn(echo_visitor(co_await door.accept(), left, group));
    });
}

aio::task<> hold_visitor(aio::stream visitor) {
    std::array<char, 64> whatever;
    try {
        while (co_await visitor.read(whatever) != 0) continue;
    } catch (const aio::error&) {
        co_return;
    }
}

aio::task<> hold(const serving& asked) {
    aio::tcp_listener door({.port = asked.port});
    asked.when_open(door.port());
    co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
        for (std::int64_t i = 0; i < asked.n; ++i) {
            group.spawn(hold_visitor(co_await door.accept()));
        }
        co_await aio::yield();  // until the last of them waits as well
        asked.when_all_are_here();
    });
}

}  // namespace

const server_kinds servers_on_aio{
    .greet = [](const serving& asked) { aio::run(greet(asked)); },
    .echo = [](const serving& asked) { aio::run(echo(asked)); },
    .hold = [](const serving& asked) { aio::run(hold(asked)); },
};

}  // namespace asyncdemo::bench
