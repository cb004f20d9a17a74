#include "aio/condition.hpp"

#include <stdexcept>
#include <string>
#include <utility>

#include "aio/failing_allocation.hpp"
#include "aio/helpers.hpp"
#include "aio/sleep.hpp"
#include "aio/task_group.hpp"
#include "aio/timeout.hpp"

namespace {

using namespace test;

/// A lock, its condition, and those who wait for it, in a log.
struct monitor {
    aio::lock door;
    aio::condition changed{door};
    std::string log;

    aio::task<> wait(char name) {
        auto held = co_await door.acquire();
        co_await changed.wait(held);
        log += name;
    }
    aio::task<> notify(std::size_t count) {
        const auto held = co_await door.acquire();
        changed.notify(count);
    }
};

TEST_CASE("a condition wakes as many as are notified, those who wait longest first") {
    in_virtual_time([]() -> aio::task<> {
        monitor m;
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            for (const char name : {'a', 'b', 'c', 'd', 'e'}) group.spawn(m.wait(name));
            co_await aio::sleep(1s);
            CHECK_FALSE(m.door.is_locked());
            co_await m.notify(1);
            co_await aio::sleep(1s);
            CHECK(m.log == "a");
            co_await m.notify(2);
            co_await aio::sleep(1s);
            CHECK(m.log == "abc");
            const auto held = co_await m.door.acquire();
            m.changed.notify_all();
        });
        CHECK(m.log == "abcde");
        CHECK_FALSE(m.door.is_locked());
    });
}

TEST_CASE("a notification without anybody who waits is forgotten") {
    in_virtual_time([]() -> aio::task<> {
        monitor m;
        co_await m.notify(5);
        const bool is_late =
            co_await throws<aio::timed_out>([&] { return aio::timeout(1s, m.wait('a')); });
        CHECK(is_late);
    });
}

TEST_CASE("one who is notified goes on when the lock is free, one at a time") {
    in_virtual_time([]() -> aio::task<> {
        monitor m;
        const auto wait_and_stay = [&](char name) -> aio::task<> {
            auto held = co_await m.door.acquire();
            co_await m.changed.wait(held);
            m.log += name;
            co_await aio::sleep(1s);
            m.log += name;
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(wait_and_stay('a'));
            group.spawn(wait_and_stay('b'));
            co_await aio::sleep(1s);
            auto held = co_await m.door.acquire();
            m.changed.notify_all();
            co_await aio::sleep(1s);
            CHECK(m.log.empty());
        });
        CHECK(m.log == "aabb");
        CHECK(elapsed() == 4s);
    });
}

TEST_CASE("waiting for a predicate asks it first, and anew each time when notified") {
    in_virtual_time([]() -> aio::task<> {
        monitor m;
        int stock = 0;
        int asked = 0;
        const auto is_there = [&] {
            CHECK(m.door.is_locked());
            ++asked;
            return stock > 0;
        };
        const auto take = [&]() -> aio::task<> {
            auto held = co_await m.door.acquire();
            co_await m.changed.wait_for(held, is_there);
            --stock;
        };
        const auto deliver = [&](int items) -> aio::task<> {
            const auto held = co_await m.door.acquire();
            stock += items;
            m.changed.notify();
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(take());
            co_await aio::sleep(1s);
            co_await deliver(0);
            co_await aio::sleep(1s);
            CHECK(asked == 2);
            co_await deliver(2);
        });
        CHECK(asked == 3);
        co_await take();
        CHECK(asked == 4);
        CHECK(stock == 0);
    });
}

TEST_CASE("without the lock nobody waits and nobody notifies") {
    in_virtual_time([]() -> aio::task<> {
        monitor m;
        CHECK_THROWS_AS(m.changed.notify(), std::logic_error);
        CHECK_THROWS_AS(m.changed.notify_all(), std::logic_error);
        auto held = co_await m.door.acquire();
        const auto elsewhere = std::move(held);
        const std::string failure = co_await failure_of([&] { return m.changed.wait(held); });
        CHECK(failure == "wait for a condition without its lock");
        aio::lock another;
        auto wrong = co_await another.acquire();
        const std::string of_another = co_await failure_of([&] { return m.changed.wait(wrong); });
        CHECK(of_another == failure);
    });
}

TEST_CASE("one who is cancelled while he waits has the lock when he is told") {
    in_virtual_time([]() -> aio::task<> {
        monitor m;
        bool had_the_lock = false;
        const auto wait = [&]() -> aio::task<> {
            auto held = co_await m.door.acquire();
            const bool is_cancelled =
                co_await throws<aio::cancelled>([&] { return m.changed.wait(held); });
            CHECK(is_cancelled);
            CHECK(elapsed() == 2s);  // when the other gave it back
            had_the_lock = m.door.is_held_by(held);
        };
        aio::nursery doomed(aio::nursery::on_failure::cancel_the_others);
        doomed.start(wait());
        co_await aio::sleep(1s);
        {
            const auto held = co_await m.door.acquire();
            doomed.cancel();
            co_await aio::sleep(1s);
        }
        co_await doomed.join();
        CHECK(had_the_lock);
        CHECK_FALSE(m.door.is_locked());
        co_await m.notify(1);  // the one who waited is no longer in the list
    });
}

TEST_CASE("a notification is not lost when the one who gets it is cancelled") {
    in_virtual_time([]() -> aio::task<> {
        // Before the one who is notified has run, and while he waits for the lock.
        for (const aio::duration later : {0s, 1s}) {
            CAPTURE(later.count());
            monitor m;
            int stock = 0;
            int taken = 0;
            const auto take = [&]() -> aio::task<> {
                auto held = co_await m.door.acquire();
                co_await m.changed.wait_for(held, [&] { return stock > 0; });
                --stock;
                ++taken;
            };
            aio::nursery doomed(aio::nursery::on_failure::cancel_the_others);
            aio::nursery kept(aio::nursery::on_failure::cancel_the_others);
            doomed.start(take());
            co_await aio::yield();
            kept.start(take());
            co_await aio::sleep(1s);
            {
                auto held = co_await m.door.acquire();
                ++stock;
                m.changed.notify();
                if (later > 0s) co_await aio::sleep(later);
                doomed.cancel();
            }
            co_await doomed.join();
            CHECK(taken == 1);
            CHECK(stock == 0);
            {
                const auto held = co_await m.door.acquire();
                ++stock;
                m.changed.notify();
            }
            co_await kept.join();
            CHECK(taken == 2);
        }
    });
}

TEST_CASE("one who is cancelled already waits for no notification, and keeps the lock") {
    in_virtual_time([]() -> aio::task<> {
        monitor m;
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            auto held = co_await m.door.acquire();
            group.cancel();
            const bool is_cancelled =
                co_await throws<aio::cancelled>([&] { return m.changed.wait(held); });
            CHECK(is_cancelled);
            CHECK(m.door.is_held_by(held));
        });
        CHECK_FALSE(m.door.is_locked());
    });
}

#ifndef AIO_FOREIGN_ALLOCATOR
TEST_CASE("a wait that has begun needs no memory to take the lock again") {
    in_virtual_time([]() -> aio::task<> {
        monitor m;
        bool has_lock = false;
        const auto wait = [&]() -> aio::task<> {
            auto held = co_await m.door.acquire();
            co_await m.changed.wait(held);
            has_lock = m.door.is_held_by(held);
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(wait());
            co_await aio::yield();
            {
                const auto held = co_await m.door.acquire();
                m.changed.notify();
            }
            const no_frames now;
            co_await aio::yield();
            CHECK(has_lock);
        });
    });
}
#endif

}  // namespace
