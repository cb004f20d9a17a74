#include "aio/queue.hpp"

#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "aio/helpers.hpp"
#include "aio/queue_helpers.hpp"
#include "aio/sleep.hpp"
#include "aio/task_group.hpp"

namespace {

using namespace test;

static_assert(!std::is_copy_constructible_v<aio::queue<int>>);
static_assert(!std::is_copy_constructible_v<aio::queue<int>::putting>);
static_assert(!std::is_move_constructible_v<aio::queue<int>::putting>);
static_assert(!std::is_copy_constructible_v<aio::queue<int>::getting>);
static_assert(!std::is_move_constructible_v<aio::queue<int>::getting>);

TEST_CASE("a queue hands items over in the order in which they were put") {
    in_virtual_time([]() -> aio::task<> {
        for (const std::size_t capacity : {std::size_t{1}, std::size_t{2}, std::size_t{100}}) {
            CAPTURE(capacity);
            aio::queue<char> q(capacity);
            std::string got;
            co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
                group.spawn(get_all(q, got));
                co_await put_all(q, "abcdefgh");
                q.close();
            });
            CHECK(got == "abcdefgh");
        }
    });
}

TEST_CASE("those who wait for an item get one in the order in which they came") {
    in_virtual_time([]() -> aio::task<> {
        aio::queue<char> q;
        std::string log;
        const auto getter = [&](char name) -> aio::task<> {
            const std::optional<char> item = co_await q.get();
            log += name;
            log += item.value_or('-');
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            for (const char name : {'A', 'B', 'C'}) group.spawn(getter(name));
            co_await aio::yield();
            // All at once: nobody may overtake, also not one who asks when the items are there.
            co_await put_all(q, "123");
            group.spawn(getter('D'));
            co_await aio::yield();
            co_await q.put('4');
        });
        CHECK(log == "A1B2C3D4");
    });
}

TEST_CASE("an item that was handed over can't be taken by one who comes later") {
    in_virtual_time([]() -> aio::task<> {
        aio::queue<char> q;
        std::string log;
        const auto getter = [&]() -> aio::task<> { log += (co_await q.get()).value_or('-'); };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(getter());
            co_await aio::yield();
            co_await q.put('x');
            CHECK_FALSE(q.try_get().has_value());
            CHECK(q.empty());
        });
        CHECK(log == "x");
    });
}

TEST_CASE("a bounded queue never holds more than its capacity, and its producer waits") {
    in_virtual_time([]() -> aio::task<> {
        aio::queue<int> q(3);
        int put = 0;
        std::size_t most = 0;
        const auto producer = [&]() -> aio::task<> {
            for (int i = 0; i < 10; ++i) {
                co_await q.put(i);
                ++put;
                most = std::max(most, q.size());
            }
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(producer());
            co_await aio::sleep(1s);
            CHECK(put == 3);
            CHECK(q.is_full());
            for (int i = 0; i < 10; ++i) {
                const std::optional<int> item = co_await q.get();
                CHECK(item == i);
                co_await aio::sleep(1s);
                CHECK(put == std::min(10, 4 + i));
            }
        });
        CHECK(most == 3);
        CHECK(q.empty());
    });
}

TEST_CASE("those who wait to put are let in in the order in which they came") {
    in_virtual_time([]() -> aio::task<> {
        aio::queue<char> q(1);
        std::string got;
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            for (const char item : {'a', 'b', 'c', 'd'}) group.spawn(put_all(q, {item}));
            co_await aio::yield();
            for (int i = 0; i < 4; ++i) {
                got += (co_await q.get()).value_or('-');
                CHECK(q.size() == (i < 3 ? 1 : 0));
            }
        });
        CHECK(got == "abcd");
    });
}

TEST_CASE("an item that is put without waiting goes to the one who waits for it") {
    in_virtual_time([]() -> aio::task<> {
        aio::queue<char> q(1);
        std::string got;
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(get_all(q, got));
            co_await aio::yield();
            CHECK(q.try_put('a'));
            CHECK(q.empty());
            co_await aio::yield();
            CHECK(q.put_over_oldest('b').empty());
            CHECK(q.empty());
            q.close();
        });
        CHECK(got == "ab");
    });
}

TEST_CASE("a queue without a limit is never full, and one without room is refused") {
    in_virtual_time([]() -> aio::task<> {
        aio::queue<int> q;
        for (int i = 0; i < 10'000; ++i) CHECK_FALSE(!q.try_put(i));
        CHECK_FALSE(q.is_full());
        CHECK(q.size() == 10'000);
        CHECK_THROWS_AS(aio::queue<int>(0), std::invalid_argument);
        co_return;
    });
}

TEST_CASE("items that can only be moved pass through a queue") {
    in_virtual_time([]() -> aio::task<> {
        aio::queue<std::unique_ptr<int>> q(1);
        int sum = 0;
        const auto consumer = [&]() -> aio::task<> {
            while (auto item = co_await q.get()) sum += **item;
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(consumer());
            for (int i = 1; i <= 4; ++i) co_await q.put(std::make_unique<int>(i));
            q.close();
        });
        CHECK(sum == 10);
    });
}

TEST_CASE("many producers and consumers lose no item and double none") {
    in_virtual_time([]() -> aio::task<> {
        aio::queue<int> q(5);
        long sum = 0;
        int count = 0;
        const auto consumer = [&]() -> aio::task<> {
            while (const std::optional<int> item = co_await q.get()) {
                sum += *item;
                ++count;
                if (*item % 3 == 0) co_await aio::sleep(1ms);
            }
        };
        const auto producer = [&](int first) -> aio::task<> {
            for (int i = first; i < first + 100; ++i) {
                co_await q.put(i);
                if (i % 7 == 0) co_await aio::sleep(1ms);
            }
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            for (int i = 0; i < 4; ++i) group.spawn(consumer());
            co_await aio::with_task_group([&](aio::task_group& producers) -> aio::task<> {
                for (int i = 0; i < 10; ++i) producers.spawn(producer(i * 100));
                co_await aio::sleep(1min);
            });
            q.close();
        });
        CHECK(count == 1000);
        CHECK(sum == 999L * 1000 / 2);
    });
}

}  // namespace
