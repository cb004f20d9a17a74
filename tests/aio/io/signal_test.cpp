#include "aio/io/signal.hpp"

#include <csignal>
#include <string>
#include <type_traits>

#include "aio/event.hpp"
#include "aio/helpers.hpp"
#include "aio/sleep.hpp"
#include "aio/task_group.hpp"

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

TEST_CASE("a signal belongs to the one whom it woke, also before that one has run") {
    in_real_time([]() -> aio::task<> {
        aio::signal_watch watch(SIGUSR1);
        std::string log;
        const auto waiter = [&](char name) -> aio::task<> {
            co_await watch.next();
            log += name;
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(waiter('a'));
            co_await aio::yield();
            std::raise(SIGUSR1);
            group.spawn(waiter('b'));  // is ready before the one whom the signal wakes
            co_await aio::sleep(1ms);
            CHECK(log == "a");
            std::raise(SIGUSR1);
        });
        CHECK(log == "ab");
        std::raise(SIGUSR1);
        co_await watch.next();  // none was counted twice
    });
}

TEST_CASE("of several who wait for a signal each gets one of its own, first come first served") {
    in_real_time([]() -> aio::task<> {
        aio::signal_watch watch(SIGUSR1);
        std::string log;
        const auto waiter = [&](char name) -> aio::task<> {
            co_await watch.next();
            log += name;
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            for (const char name : {'a', 'b', 'c'}) group.spawn(waiter(name));
            co_await aio::yield();
            for (std::size_t told = 1; told <= 3; ++told) {
                std::raise(SIGUSR1);
                while (log.size() < told) co_await aio::yield();
            }
        });
        CHECK(log == "abc");
    });
}

TEST_CASE("a signal that is watched and that nobody waits for hides no deadlock") {
    const auto stuck = []() -> aio::task<> {
        aio::signal_watch watch(SIGUSR1);
        const auto waiter = [&]() -> aio::task<> { co_await watch.next(); };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(waiter());
            co_await aio::yield();
            group.cancel();
        });
        aio::event never;
        co_await never.wait();
    };
    CHECK_THROWS_AS(aio::run(stuck()), aio::deadlock);
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
