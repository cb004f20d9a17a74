#include "aio/signal.hpp"

#include <csignal>
#include <string>
#include <type_traits>

#include "aio/sleep.hpp"
#include "aio/task_group.hpp"
#include "helpers.hpp"

namespace {

using namespace test;

static_assert(!std::is_copy_constructible_v<aio::signalled>);
static_assert(!std::is_move_constructible_v<aio::signalled>);

TEST_CASE("a signal wakes the one who waits for it, each time it comes") {
    in_real_time([]() -> aio::task<> {
        aio::signal_watch watch(SIGUSR1);
        int caught = 0;
        const auto waiter = [&]() -> aio::task<> {
            for (; caught < 3; ++caught) co_await watch.next();
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(waiter());
            for (int i = 0; i < 3; ++i) {
                co_await aio::yield();
                CHECK(caught == i);
                std::raise(SIGUSR1);
                while (caught == i) co_await aio::yield();
            }
        });
        CHECK(caught == 3);
    });
}

TEST_CASE("a signal that comes when nobody waits is kept for the next who does") {
    in_real_time([]() -> aio::task<> {
        aio::signal_watch watch(SIGUSR1);
        std::raise(SIGUSR1);
        co_await aio::sleep(1ms);
        co_await watch.next();
    });
}

TEST_CASE("one who is cancelled takes no signal from the next who waits") {
    in_real_time([]() -> aio::task<> {
        aio::signal_watch watch(SIGUSR2);
        bool was_cancelled = false;
        const auto waiter = [&]() -> aio::task<> {
            was_cancelled = co_await throws<aio::cancelled>([&] { return watch.next(); });
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(waiter());
            co_await aio::yield();
            group.cancel();
        });
        CHECK(was_cancelled);
        std::raise(SIGUSR2);
        co_await watch.next();
    });
}

TEST_CASE("everybody who watches a signal is told, and each only of its own") {
    in_real_time([]() -> aio::task<> {
        aio::signal_watch one(SIGUSR1);
        aio::signal_watch two(SIGUSR1);
        aio::signal_watch other(SIGUSR2);
        std::raise(SIGUSR1);
        co_await one.next();
        co_await two.next();
        bool was_told = true;
        const auto waiter = [&]() -> aio::task<> {
            was_told = !co_await throws<aio::cancelled>([&] { return other.next(); });
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(waiter());
            co_await aio::sleep(1ms);
            group.cancel();
        });
        CHECK_FALSE(was_told);
    });
}

TEST_CASE("a number that is no signal is refused") {
    in_real_time([]() -> aio::task<> {
        CHECK_THROWS_WITH_AS(aio::signal_watch(-1), "watch a signal: invalid argument", aio::error);
        CHECK_THROWS_AS(aio::signal_watch(SIGKILL), aio::error);
        co_return;
    });
}

}  // namespace
