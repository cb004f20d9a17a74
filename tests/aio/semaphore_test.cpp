#include "aio/semaphore.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "aio/helpers.hpp"
#include "aio/sleep.hpp"
#include "aio/task_group.hpp"

namespace {

using namespace test;

static_assert(!std::is_copy_constructible_v<aio::semaphore::acquiring>);
static_assert(!std::is_move_constructible_v<aio::semaphore::acquiring>);
static_assert(!std::is_copy_constructible_v<aio::semaphore::permit>);
static_assert(std::is_nothrow_move_constructible_v<aio::semaphore::permit>);

TEST_CASE("no more hold a semaphore at a time than it has permits") {
    in_virtual_time([]() -> aio::task<> {
        aio::semaphore places(3);
        int inside = 0;
        int most = 0;
        const auto guest = [&]() -> aio::task<> {
            const auto place = co_await places.acquire();
            most = std::max(most, ++inside);
            co_await aio::sleep(1s);
            --inside;
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            for (int i = 0; i < 9; ++i) group.spawn(guest());
            co_await aio::sleep(1h);
        });
        CHECK(most == 3);
        CHECK(places.free() == 3);
    });
}

TEST_CASE("a semaphore is fair: first come, first served") {
    in_virtual_time([]() -> aio::task<> {
        aio::semaphore places(1);
        std::string log;
        const auto guest = [&](char name, int visits) -> aio::task<> {
            for (int i = 0; i < visits; ++i) {
                const auto place = co_await places.acquire();
                log += name;
                co_await aio::sleep(1s);
            }
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            for (const char name : {'a', 'b', 'c'}) group.spawn(guest(name, 3));
            co_await aio::sleep(1h);
        });
        CHECK(log == "abcabcabc");
    });
}

TEST_CASE("a place that is given back can't be taken past those who wait for it") {
    in_virtual_time([]() -> aio::task<> {
        aio::semaphore places(1);
        std::string log;
        std::optional<aio::semaphore::permit> mine = co_await places.acquire();
        const auto guest = [&](char name) -> aio::task<> {
            const auto place = co_await places.acquire();
            log += name;
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(guest('a'));
            co_await aio::yield();
            mine.reset();
            CHECK(places.free() == 0);  // it is the other's already
            co_await guest('b');
        });
        CHECK(log == "ab");
        CHECK(places.free() == 1);
    });
}

TEST_CASE("one who finds a place free runs behind those who were given theirs before") {
    // As CPython's test_acquire_fifo_order_4.
    in_virtual_time([]() -> aio::task<> {
        aio::semaphore places(3);
        std::string log;
        std::vector<aio::semaphore::permit> mine;
        for (int i = 0; i < 3; ++i) mine.push_back(co_await places.acquire());
        const auto guest = [&](char name) -> aio::task<> {
            const auto place = co_await places.acquire();
            log += name;
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(guest('a'));
            co_await aio::yield();
            mine.clear();
            CHECK(places.free() == 2);
            co_await guest('b');
            co_await guest('c');
        });
        CHECK(log == "abc");
        CHECK(places.free() == 3);
    });
}

TEST_CASE("one who was given a place and is cancelled before it runs lets the next ones in") {
    in_virtual_time([]() -> aio::task<> {
        aio::semaphore places(2);
        std::string log;
        std::vector<aio::semaphore::permit> mine;
        for (int i = 0; i < 2; ++i) mine.push_back(co_await places.acquire());
        const auto guest = [&](char name) -> aio::task<> {
            const auto place = co_await places.acquire();
            log += name;
        };
        aio::nursery doomed(aio::nursery::on_failure::cancel_the_others);
        doomed.start(guest('a'));
        co_await aio::yield();
        mine.clear();
        doomed.cancel();
        co_await guest('b');
        co_await doomed.join();
        CHECK(log == "ab");
        CHECK(places.free() == 2);
        co_await guest('c');  // nobody is on the way any more
        CHECK(log == "abc");
    });
}

TEST_CASE("one who is cancelled while waiting for a place leaves no hole") {
    in_virtual_time([]() -> aio::task<> {
        aio::semaphore places(1);
        std::string log;
        std::optional<aio::semaphore::permit> mine = co_await places.acquire();
        aio::nursery kept(aio::nursery::on_failure::cancel_the_others);
        aio::nursery doomed(aio::nursery::on_failure::cancel_the_others);
        const auto guest = [&](char name) -> aio::task<> {
            const auto place = co_await places.acquire();
            log += name;
        };
        doomed.start(guest('x'));
        co_await aio::yield();
        kept.start(guest('a'));
        co_await aio::yield();
        doomed.start(guest('y'));
        co_await aio::yield();
        kept.start(guest('b'));
        co_await aio::yield();
        doomed.cancel();
        mine.reset();
        co_await doomed.join();
        co_await kept.join();
        CHECK(log == "ab");
        CHECK(places.free() == 1);
    });
}

TEST_CASE("a place that was granted before the cancelling came is given back") {
    in_virtual_time([]() -> aio::task<> {
        aio::semaphore places(1);
        std::string log;
        std::optional<aio::semaphore::permit> mine = co_await places.acquire();
        const auto guest = [&]() -> aio::task<> {
            const auto place = co_await places.acquire();
            log += "granted";
            co_await aio::yield();
            log += ", never here";
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(guest());
            co_await aio::yield();
            mine.reset();
            group.cancel();
        });
        CHECK(log == "granted");
        CHECK(places.free() == 1);
    });
}

TEST_CASE("a cancelled task takes no place, also when one is free") {
    in_virtual_time([]() -> aio::task<> {
        aio::semaphore places(1);
        bool was_cancelled = false;
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.cancel();
            was_cancelled = co_await throws<aio::cancelled>([&] { return places.acquire(); });
            CHECK(places.free() == 1);
        });
        CHECK(was_cancelled);
    });
}

TEST_CASE("a permit can be moved, and its place is given back once") {
    in_virtual_time([]() -> aio::task<> {
        aio::semaphore places(2);
        {
            aio::semaphore::permit one = co_await places.acquire();
            aio::semaphore::permit two = co_await places.acquire();
            CHECK(places.free() == 0);
            std::vector<aio::semaphore::permit> held;
            held.push_back(std::move(one));
            two = std::move(held.back());
            CHECK(places.free() == 0);
        }
        CHECK(places.free() == 2);
    });
}

}  // namespace
