#include "aio/lock.hpp"

#include <optional>
#include <stdexcept>
#include <string>

#include "aio/helpers.hpp"
#include "aio/sleep.hpp"
#include "aio/task_group.hpp"

namespace {

using namespace test;

TEST_CASE("a lock keeps two from being inside, also across a wait") {
    in_virtual_time([]() -> aio::task<> {
        aio::lock l;
        int balance = 0;
        const auto deposit = [&]() -> aio::task<> {
            const auto held = co_await l.acquire();
            CHECK(l.is_locked());
            const int read = balance;
            co_await aio::sleep(1s);
            balance = read + 1;
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            for (int i = 0; i < 10; ++i) group.spawn(deposit());
            co_await aio::sleep(1h);
        });
        CHECK(balance == 10);
        CHECK_FALSE(l.is_locked());
    });
}

TEST_CASE("a lock goes to those who wait in the order in which they came") {
    in_virtual_time([]() -> aio::task<> {
        aio::lock l;
        std::string log;
        const auto enter = [&](char name) -> aio::task<> {
            const auto held = co_await l.acquire();
            log += name;
            co_await aio::yield();
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            for (const char name : {'a', 'b', 'c', 'd'}) group.spawn(enter(name));
            co_await aio::sleep(1s);
        });
        CHECK(log == "abcd");
    });
}

TEST_CASE("a lock is released when its holder fails or is cancelled") {
    in_virtual_time([]() -> aio::task<> {
        aio::lock l;
        const auto fail_inside = [&]() -> aio::task<> {
            const auto held = co_await l.acquire();
            throw std::runtime_error("inside");
        };
        const bool has_failed = co_await throws<std::runtime_error>([&] { return fail_inside(); });
        CHECK(has_failed);
        CHECK_FALSE(l.is_locked());
        const auto sleep_inside = [&]() -> aio::task<> {
            const auto held = co_await l.acquire();
            co_await aio::sleep(1h);
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(sleep_inside());
            co_await aio::yield();
            CHECK(l.is_locked());
            group.cancel();
        });
        CHECK_FALSE(l.is_locked());
    });
}

TEST_CASE("a guard can be given back before the end of its scope") {
    in_virtual_time([]() -> aio::task<> {
        aio::lock l;
        std::optional<aio::lock::guard> held = co_await l.acquire();
        CHECK(l.is_locked());
        held.reset();
        CHECK_FALSE(l.is_locked());
        const auto again = co_await l.acquire();
        CHECK(l.is_locked());
    });
}

}  // namespace
