#include "aio/barrier.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

#include "aio/helpers.hpp"
#include "aio/sleep.hpp"
#include "aio/task_group.hpp"

namespace {

using namespace test;

TEST_CASE("a barrier holds all until the last has come") {
    in_virtual_time([]() -> aio::task<> {
        aio::barrier b(3);
        std::vector<std::size_t> places;
        const auto come = [&](aio::duration when) -> aio::task<> {
            co_await aio::sleep(when);
            const std::size_t place = co_await b.wait();
            CHECK(elapsed() == 3s);
            places.push_back(place);
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            for (const aio::duration when : {2s, 3s, 1s}) group.spawn(come(when));
            co_await aio::sleep(2500ms);
            CHECK(b.waiting_now() == 2);
            CHECK(places.empty());
        });
        CHECK(b.waiting_now() == 0);
        // The last one did not have to wait.
        CHECK(places == std::vector<std::size_t>{2, 0, 1});
    });
}

TEST_CASE("a barrier for one holds nobody, and one for none is an error") {
    in_virtual_time([]() -> aio::task<> {
        aio::barrier alone(1);
        for (int round = 0; round < 3; ++round) {
            const std::size_t place = co_await alone.wait();
            CHECK(place == 0);
        }
        CHECK_THROWS_AS(aio::barrier(0), std::invalid_argument);
    });
}

TEST_CASE("rounds at a barrier don't mix, however fast one comes back") {
    in_virtual_time([]() -> aio::task<> {
        aio::barrier b(3);
        std::string log;
        const auto run_rounds = [&](char name) -> aio::task<> {
            for (char round = '1'; round <= '3'; ++round) {
                log += {name, round, ' '};
                co_await b.wait();
            }
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            for (const char name : {'a', 'b', 'c'}) group.spawn(run_rounds(name));
            co_return;
        });
        CHECK(log == "a1 b1 c1 c2 a2 b2 b3 c3 a3 ");
    });
}

TEST_CASE("more than the parties: who is too much waits for the next round") {
    in_virtual_time([]() -> aio::task<> {
        aio::barrier b(2);
        int through = 0;
        const auto come = [&]() -> aio::task<> {
            co_await b.wait();
            ++through;
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            for (int i = 0; i < 3; ++i) group.spawn(come());
            co_await aio::sleep(1s);
            CHECK(through == 2);
            CHECK(b.waiting_now() == 1);
            co_await come();
        });
        CHECK(through == 4);
    });
}

TEST_CASE("one who is cancelled leaves the barrier whole, and his place to another") {
    in_virtual_time([]() -> aio::task<> {
        aio::barrier b(2);
        const auto come = [&]() -> aio::task<> { co_await b.wait(); };
        aio::nursery doomed(aio::nursery::on_failure::cancel_the_others);
        doomed.start(come());
        co_await aio::yield();
        CHECK(b.waiting_now() == 1);
        doomed.cancel();
        co_await doomed.join();
        CHECK(b.waiting_now() == 0);
        CHECK_FALSE(b.is_broken());
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(come());
            co_await aio::sleep(1s);
            CHECK(b.waiting_now() == 1);
            const std::size_t place = co_await b.wait();
            CHECK(place == 1);
        });
    });
}

TEST_CASE("aborting a barrier fails those who wait and those who come, until it is reset") {
    in_virtual_time([]() -> aio::task<> {
        aio::barrier b(3);
        int told = 0;
        const auto come = [&]() -> aio::task<> {
            told += co_await throws<aio::broken_barrier>([&] { return b.wait(); });
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(come());
            group.spawn(come());
            co_await aio::yield();
            b.abort();
            CHECK(b.is_broken());
            CHECK(b.waiting_now() == 0);
            co_await come();
        });
        CHECK(told == 3);
        b.reset();
        CHECK_FALSE(b.is_broken());
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            for (int i = 0; i < 3; ++i) group.spawn(come());
            co_return;
        });
        CHECK(told == 3);
    });
}

TEST_CASE("resetting a barrier fails those who wait, and nobody who comes") {
    in_virtual_time([]() -> aio::task<> {
        aio::barrier b(2);
        std::string log;
        const auto come = [&](char name) -> aio::task<> {
            const bool broke = co_await throws<aio::broken_barrier>([&] { return b.wait(); });
            log += {name, broke ? '!' : '.'};
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(come('a'));
            co_await aio::yield();
            b.reset();
            CHECK_FALSE(b.is_broken());
            group.spawn(come('b'));
            group.spawn(come('c'));
        });
        CHECK(log == "a!c.b.");
    });
}

TEST_CASE("a barrier that is complete lets all through, though it breaks before they have run") {
    in_virtual_time([]() -> aio::task<> {
        aio::barrier b(2);
        bool went_through = false;
        const auto come = [&]() -> aio::task<> {
            co_await b.wait();
            went_through = true;
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(come());
            co_await aio::yield();
            co_await b.wait();
            b.abort();
        });
        CHECK(went_through);
    });
}

}  // namespace
