// Loops on which everybody waits.
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>

#include "aio/event.hpp"
#include "aio/gather.hpp"
#include "aio/helpers.hpp"
#include "aio/queue.hpp"
#include "aio/run.hpp"
#include "aio/sleep.hpp"
#include "aio/task_group.hpp"

namespace {

using namespace test;

TEST_CASE("a deadlock is told, on either clock, after all have been unwound") {
    aio::virtual_clock virtual_time;
    aio::real_clock real_time;
    for (aio::clock* const time :
         {static_cast<aio::clock*>(&virtual_time), static_cast<aio::clock*>(&real_time)}) {
        CAPTURE(time->is_virtual());
        int alive = 0;
        int cancelled = 0;
        const auto wait_for_ever = [&]() -> aio::task<> {
            const counted local(alive);
            aio::event never;
            cancelled += co_await throws<aio::cancelled>([&] { return never.wait(); });
        };
        const auto body = [&]() -> aio::task<> {
            const counted local(alive);
            co_await aio::sleep(1ms);
            co_await aio::gather(wait_for_ever(), wait_for_ever());
        };
        CHECK_THROWS_WITH_AS(aio::run(body(), *time),
                             "every task waits, and nothing is left that could wake one",
                             aio::deadlock);
        CHECK(alive == 0);
        CHECK(cancelled == 2);
    }
}

TEST_CASE("two who wait for each other are a deadlock") {
    const auto body = []() -> aio::task<> {
        aio::queue<int> there;
        aio::queue<int> back;
        const auto first = [&]() -> aio::task<> {
            co_await there.get();
            co_await back.put(1);
        };
        const auto second = [&]() -> aio::task<> {
            co_await back.get();
            co_await there.put(1);
        };
        co_await aio::gather(first(), second());
    };
    aio::virtual_clock time;
    CHECK_THROWS_AS(aio::run(body(), time), aio::deadlock);
}

TEST_CASE("one who sleeps is no deadlock, also when all the others wait for it") {
    in_virtual_time([]() -> aio::task<> {
        aio::event e;
        const auto waiter = [&]() -> aio::task<> { co_await e.wait(); };
        const auto sleeper = [&]() -> aio::task<> {
            co_await aio::sleep(1h);
            e.set();
        };
        co_await aio::gather(waiter(), waiter(), sleeper());
        CHECK(elapsed() == 1h);
    });
}

TEST_CASE("a loop can be used again after a deadlock") {
    aio::virtual_clock time;
    aio::loop on(time);
    const auto stuck = []() -> aio::task<> {
        aio::event never;
        co_await never.wait();
    };
    CHECK_THROWS_AS(aio::run(on, stuck()), aio::deadlock);
    CHECK(aio::run(on, give(4)) == 4);
}

}  // namespace
