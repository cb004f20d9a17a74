#include "aio/first_of.hpp"

#include <stdexcept>
#include <string>

#include "aio/event.hpp"
#include "aio/helpers.hpp"
#include "aio/queue.hpp"
#include "aio/sleep.hpp"
#include "aio/task_group.hpp"
#include "aio/timeout.hpp"

namespace {

using namespace test;
using namespace std::string_literals;

TEST_CASE("the first that ends gives its result, the others are cut short and have none") {
    in_virtual_time([]() -> aio::task<> {
        int alive = 0;
        const auto slow = [&](counted) -> aio::task<int> {
            const counted local(alive);
            co_await aio::sleep(1h);
            co_return 1;
        };
        const auto [late, text, ended] =
            co_await aio::first_of(slow(counted(alive)), give_after(1s, "first"s), take(2s));
        CHECK_FALSE(late.has_value());
        CHECK(text == "first");
        CHECK_FALSE(ended.has_value());
        CHECK(elapsed() == 1s);
        CHECK(alive == 0);
    });
}

TEST_CASE("a task without a result tells that it ended first") {
    in_virtual_time([]() -> aio::task<> {
        const auto [text, interrupted] = co_await aio::first_of(give_after(1h, "late"s), take(1s));
        CHECK_FALSE(text.has_value());
        CHECK(interrupted.has_value());
    });
}

TEST_CASE("those who end before they wait all count, in a row") {
    in_virtual_time([]() -> aio::task<> {
        const auto at_once = []() -> aio::task<int> { co_return 1; };
        const auto [one, other, late] = co_await aio::first_of(at_once(), at_once(), take(1s));
        CHECK(one == 1);
        CHECK(other == 1);
        CHECK_FALSE(late.has_value());
        CHECK(elapsed() == 0s);
    });
}

TEST_CASE("what was granted to one of the others in the same turn is not lost") {
    in_virtual_time([]() -> aio::task<> {
        aio::queue<int> items;
        aio::event raised;
        const auto get = [&]() -> aio::task<int> {
            const auto item = co_await items.get();
            co_return item.value();
        };
        const auto wait = [&]() -> aio::task<> { co_await raised.wait(); };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            const auto both = [&]() -> aio::task<> {
                const auto [is_raised, item] = co_await aio::first_of(wait(), get());
                CHECK(is_raised.has_value());
                CHECK(item == 7);
            };
            group.spawn(both());
            co_await aio::sleep(1s);
            raised.set();
            items.try_put(7);
        });
        CHECK(items.empty());
    });
}

TEST_CASE("one that ends in spite of the cancelling gives its result, too") {
    in_virtual_time([]() -> aio::task<> {
        const auto stubborn = []() -> aio::task<int> {
            co_await throws<aio::cancelled>([] { return aio::sleep(1h); });
            co_return 9;
        };
        const auto [first, second] = co_await aio::first_of(take(1s), stubborn());
        CHECK(first.has_value());
        CHECK(second == 9);
    });
}

TEST_CASE("a failure of the first is thrown when the others have ended") {
    in_virtual_time([]() -> aio::task<> {
        bool was_cancelled = false;
        const auto other = [&]() -> aio::task<> {
            was_cancelled = co_await throws<aio::cancelled>([] { return aio::sleep(1h); });
        };
        const std::string failure = co_await failure_of(
            [&] { return aio::first_of(other(), throw_after<int>(1s, "broken")); });
        CHECK(failure == "broken");
        CHECK(was_cancelled);
        CHECK(elapsed() == 1s);
    });
}

TEST_CASE("a failure that comes after the first is none: that task was cut short") {
    in_virtual_time([]() -> aio::task<> {
        const auto [text, number] =
            co_await aio::first_of(give_after(1s, "good"s), throw_after<int>(2s, "broken"));
        CHECK(text == "good");
        CHECK_FALSE(number.has_value());
    });
}

TEST_CASE("a failure while the others clean up is not lost") {
    in_virtual_time([]() -> aio::task<> {
        const std::string failure = co_await failure_of(
            [&] { return aio::first_of(take(1s), fail_when_cancelled("while cleaning up")); });
        CHECK(failure == "while cleaning up");
    });
}

TEST_CASE("cancelling the one who waits for the first cancels all") {
    in_virtual_time([]() -> aio::task<> {
        bool was_cancelled = false;
        const auto caller = [&]() -> aio::task<> {
            was_cancelled =
                co_await throws<aio::cancelled>([] { return aio::first_of(take(1h), take(2h)); });
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

TEST_CASE("a first that was there survives that the one who waits for it is cancelled") {
    in_virtual_time([]() -> aio::task<> {
        aio::queue<int> items;
        std::optional<int> got;
        const auto get = [&]() -> aio::task<int> {
            const auto item = co_await items.get();
            co_return item.value();
        };
        const auto caller = [&]() -> aio::task<> {
            const auto [item, late] = co_await aio::first_of(get(), take(1h));
            got = item;
            co_await aio::yield();
            FAIL("the next wait throws");
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(caller());
            co_await aio::sleep(1s);
            items.try_put(7);
            group.cancel();
        });
        CHECK(got == 7);
    });
}

TEST_CASE("a first that throws cancelled by itself comes out so") {
    in_virtual_time([]() -> aio::task<> {
        const auto gives_up = []() -> aio::task<> {
            co_await aio::sleep(1s);
            throw aio::cancelled{};
        };
        const bool is_cancelled =
            co_await throws<aio::cancelled>([&] { return aio::first_of(take(1h), gives_up()); });
        CHECK(is_cancelled);
        CHECK(elapsed() == 1s);
    });
}

}  // namespace
