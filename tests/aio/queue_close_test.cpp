// The end of a queue.
#include <optional>
#include <string>

#include "aio/helpers.hpp"
#include "aio/queue.hpp"
#include "aio/queue_helpers.hpp"
#include "aio/sleep.hpp"
#include "aio/task_group.hpp"

namespace {

using namespace test;

TEST_CASE("a closed queue gives what is in it, and then nothing") {
    in_virtual_time([]() -> aio::task<> {
        aio::queue<char> q;
        co_await put_all(q, "ab");
        q.close();
        std::string got;
        co_await get_all(q, got);
        CHECK(got == "ab");
        const std::optional<char> nothing = co_await q.get();
        CHECK_FALSE(nothing.has_value());
    });
}

TEST_CASE("closing tells everybody who waits for an item that none will come") {
    in_virtual_time([]() -> aio::task<> {
        aio::queue<char> q;
        int told = 0;
        const auto getter = [&]() -> aio::task<> {
            const std::optional<char> item = co_await q.get();
            told += item.has_value() ? 0 : 1;
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            for (int i = 0; i < 3; ++i) group.spawn(getter());
            co_await aio::yield();
            q.close();
            q.close();
        });
        CHECK(told == 3);
    });
}

TEST_CASE("closing fails those who wait to put, and their items do not get in") {
    in_virtual_time([]() -> aio::task<> {
        aio::queue<char> q(1);
        co_await q.put('a');
        int failed = 0;
        const auto putter = [&]() -> aio::task<> {
            failed += co_await throws<aio::queue_closed>([&] { return q.put('b'); });
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            for (int i = 0; i < 3; ++i) group.spawn(putter());
            co_await aio::yield();
            q.close();
        });
        CHECK(failed == 3);
        CHECK(what_is_in(q) == "a");
    });
}

TEST_CASE("a putter that was let in before the closing has put its item") {
    in_virtual_time([]() -> aio::task<> {
        aio::queue<char> q(1);
        co_await q.put('a');
        std::string failure;
        const auto putter = [&]() -> aio::task<> {
            failure = co_await failure_of([&] { return q.put('b'); });
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(putter());
            co_await aio::yield();
            CHECK(q.try_get() == 'a');
            q.close();
        });
        CHECK(failure == "no failure");
        CHECK(what_is_in(q) == "b");
    });
}

TEST_CASE("nothing can be put into a closed queue, and it loses nothing by the attempt") {
    in_virtual_time([]() -> aio::task<> {
        aio::queue<char> q(1);
        co_await q.put('a');
        q.close();
        const bool put_fails = co_await throws<aio::queue_closed>([&] { return q.put('b'); });
        CHECK(put_fails);
        CHECK_THROWS_AS(q.try_put('b'), aio::queue_closed);
        CHECK_THROWS_AS(q.put_over_oldest('b'), aio::queue_closed);
        CHECK(what_is_in(q) == "a");
    });
}

}  // namespace
