#include "aio/timeout.hpp"

#include <stdexcept>
#include <string>
#include <utility>

#include "aio/event.hpp"
#include "aio/gather.hpp"
#include "aio/helpers.hpp"
#include "aio/queue.hpp"
#include "aio/sleep.hpp"
#include "aio/task_group.hpp"

namespace {

using namespace test;

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

TEST_CASE("with no time a task does not begin and is destroyed, and the others have their turn") {
    in_virtual_time([]() -> aio::task<> {
        int alive = 0;
        bool has_begun = false;
        std::string log;
        const auto at_once = [&](counted) -> aio::task<int> {
            has_begun = true;
            co_return 3;
        };
        const auto other = [&]() -> aio::task<> {
            log += "other ";
            co_return;
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(other());
            for (const aio::duration limit : {aio::duration(0s), aio::duration(-1s)}) {
                log += co_await failure_of(
                    [&] { return aio::timeout(limit, at_once(counted(alive))); });
                CHECK(alive == 0);
            }
        });
        CHECK_FALSE(has_begun);
        CHECK(log == "other timed outtimed out");
        CHECK(elapsed() == 0s);
    });
}

aio::task<char> get(aio::queue<char>& q) { co_return (co_await q.get()).value_or('-'); }

// Puts an item, and holds the thread until a second has passed: who was granted the item has not
// run when a limit of a second fires.
aio::task<> put_and_be_slow(aio::queue<char>& q) {
    co_await aio::sleep(500ms);
    q.try_put('x');
    aio::loop::current().time().block_until(aio::time_point(1s));
}

TEST_CASE("what was granted before a limit fired comes out of it, and of the limits around it") {
    in_virtual_time([]() -> aio::task<> {
        aio::queue<char> q;
        const auto [one, nothing] =
            co_await aio::gather(aio::timeout(1min, aio::timeout(1s, get(q))), put_and_be_slow(q));
        CHECK(one == 'x');
    });
    in_virtual_time([]() -> aio::task<> {
        aio::queue<char> q;
        const auto [one, nothing] =
            co_await aio::gather(aio::timeout(1s, aio::timeout(1min, get(q))), put_and_be_slow(q));
        CHECK(one == 'x');
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

TEST_CASE("what was granted in the step of the cancelling comes out, and the next wait throws") {
    in_virtual_time([]() -> aio::task<> {
        aio::queue<char> q;
        std::string log;
        const auto getter = [&]() -> aio::task<> {
            log += co_await aio::timeout(1min, aio::timeout(1h, get(q)));
            if (co_await throws<aio::cancelled>([&] { return q.get(); })) log += " cancelled";
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(getter());
            co_await aio::sleep(1s);
            q.try_put('x');
            group.cancel();
        });
        CHECK(log == "x cancelled");
    });
}

TEST_CASE("a task that throws cancelled by itself was not late") {
    in_virtual_time([]() -> aio::task<> {
        const auto quit = []() -> aio::task<int> {
            co_await aio::yield();
            throw aio::cancelled{};
        };
        const bool is_cancelled =
            co_await throws<aio::cancelled>([&] { return aio::timeout(1s, quit()); });
        CHECK(is_cancelled);
        const bool is_cancelled_behind_a_limit = co_await throws<aio::cancelled>(
            [&] { return aio::timeout(1min, aio::timeout(1s, quit())); });
        CHECK(is_cancelled_behind_a_limit);
        CHECK(elapsed() == 0s);
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
