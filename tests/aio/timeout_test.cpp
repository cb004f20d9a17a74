#include "aio/timeout.hpp"

#include <stdexcept>
#include <string>

#include "aio/event.hpp"
#include "aio/sleep.hpp"
#include "aio/task_group.hpp"
#include "helpers.hpp"

namespace {

using namespace test;

aio::task<int> give_after(aio::duration d, int value) {
    co_await aio::sleep(d);
    co_return value;
}

aio::task<> take(aio::duration d) { co_await aio::sleep(d); }

TEST_CASE("a task that is in time gives its result, and the limit is forgotten") {
    in_virtual_time([]() -> aio::task<> {
        const int result = co_await aio::timeout(2s, give_after(1s, 5));
        CHECK(result == 5);
        co_await aio::timeout(2s, take(1s));
        CHECK(elapsed() == 2s);
        co_await aio::sleep(1min);
        CHECK(elapsed() == 1min + 2s);
    });
}

TEST_CASE("a task that is late is cut off at the limit and has ended when that is told") {
    in_virtual_time([]() -> aio::task<> {
        int alive = 0;
        const auto late = [&](counted) -> aio::task<int> {
            const counted local(alive);
            co_await aio::sleep(1h);
            co_return 1;
        };
        const std::string failure =
            co_await failure_of([&] { return aio::timeout(2s, late(counted(alive))); });
        CHECK(failure == "timed out");
        CHECK(elapsed() == 2s);
        CHECK(alive == 0);
        const bool is_late =
            co_await throws<aio::timed_out>([] { return aio::timeout(1s, take(1h)); });
        CHECK(is_late);
        CHECK(elapsed() == 3s);
    });
}

TEST_CASE("a task that would end at the very moment of the limit is late") {
    in_virtual_time([]() -> aio::task<> {
        const bool is_late =
            co_await throws<aio::timed_out>([] { return aio::timeout(1s, take(1s)); });
        CHECK(is_late);
    });
}

TEST_CASE("a limit of nothing lets a task run that does not wait") {
    in_virtual_time([]() -> aio::task<> {
        const auto at_once = []() -> aio::task<int> { co_return 3; };
        const int result = co_await aio::timeout(0s, at_once());
        CHECK(result == 3);
        const bool is_late =
            co_await throws<aio::timed_out>([] { return aio::timeout(-1s, take(1s)); });
        CHECK(is_late);
        CHECK(elapsed() == 0s);
    });
}

TEST_CASE("a task that ends in spite of the cancelling gives its result") {
    in_virtual_time([]() -> aio::task<> {
        const auto stubborn = []() -> aio::task<int> {
            co_await throws<aio::cancelled>([] { return aio::sleep(1h); });
            co_return 9;
        };
        const int result = co_await aio::timeout(1s, stubborn());
        CHECK(result == 9);
        CHECK(elapsed() == 1s);
    });
}

TEST_CASE("what a task throws goes through its timeout") {
    in_virtual_time([]() -> aio::task<> {
        const auto failing = []() -> aio::task<> {
            co_await aio::sleep(1s);
            throw std::runtime_error("its own failure");
        };
        const std::string failure =
            co_await failure_of([&] { return aio::timeout(2s, failing()); });
        CHECK(failure == "its own failure");
        CHECK(elapsed() == 1s);
    });
}

TEST_CASE("of nested limits the earlier counts, and only that one is told") {
    in_virtual_time([]() -> aio::task<> {
        std::string log;
        const auto limited = [&](aio::duration limit) -> aio::task<> {
            try {
                co_await aio::timeout(limit, take(1h));
            } catch (const aio::timed_out&) {
                log += "inner";
            }
        };
        co_await aio::timeout(3s, limited(1s));
        CHECK(log == "inner");
        CHECK(elapsed() == 1s);
        log.clear();
        const bool outer_is_late =
            co_await throws<aio::timed_out>([&] { return aio::timeout(1s, limited(3s)); });
        CHECK(outer_is_late);
        CHECK(log.empty());
        CHECK(elapsed() == 2s);
    });
}

TEST_CASE("cancelling the caller is no timeout") {
    in_virtual_time([]() -> aio::task<> {
        bool was_cancelled = false;
        const auto caller = [&]() -> aio::task<> {
            was_cancelled =
                co_await throws<aio::cancelled>([] { return aio::timeout(1min, take(1h)); });
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(caller());
            co_await aio::sleep(1s);
            group.cancel();
        });
        CHECK(was_cancelled);
        CHECK(elapsed() == 1s);
    });
}

TEST_CASE("a limit wakes one who waits for what never comes") {
    in_virtual_time([]() -> aio::task<> {
        aio::event never;
        const auto wait = [&]() -> aio::task<> { co_await never.wait(); };
        const bool is_late =
            co_await throws<aio::timed_out>([&] { return aio::timeout(1s, wait()); });
        CHECK(is_late);
        never.set();  // the one who waited is no longer in the list
        CHECK(elapsed() == 1s);
    });
}

}  // namespace
