#include <stdexcept>
#include <string>

#include "aio/helpers.hpp"
#include "aio/queue.hpp"
#include "aio/sleep.hpp"
#include "aio/task_group.hpp"

namespace {

using namespace test;

TEST_CASE("joining a queue waits until the work on every item is done") {
    in_virtual_time([]() -> aio::task<> {
        aio::queue<int> items(2);
        int worked = 0;
        const auto work = [&]() -> aio::task<> {
            for (;;) {
                const auto item = co_await items.get();
                co_await aio::sleep(1s);
                worked += *item;
                items.task_done();
            }
        };
        co_await aio::with_task_group([&](aio::task_group& workers) -> aio::task<> {
            for (int i = 0; i < 2; ++i) workers.spawn(work());
            for (int i = 0; i < 6; ++i) co_await items.put(1);  // handed over, kept and waiting
            co_await items.join();
            CHECK(worked == 6);
            CHECK(elapsed() == 3s);
            co_await items.put(1);
            co_await items.join();
            CHECK(worked == 7);
            workers.cancel();
        });
    });
}

TEST_CASE("a queue with nothing to do is joined at once, by as many as like") {
    in_virtual_time([]() -> aio::task<> {
        aio::queue<int> items;
        co_await items.join();
        CHECK(elapsed() == 0s);
        items.try_put(1);
        int joined = 0;
        const auto join = [&]() -> aio::task<> {
            co_await items.join();
            ++joined;
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(join());
            group.spawn(join());
            co_await aio::sleep(1s);
            CHECK(items.try_get() == 1);
            co_await aio::sleep(1s);
            CHECK(joined == 0);  // got is not done
            items.task_done();
            items.try_put(2);  // too late for those who were told
            co_await aio::sleep(1s);
            CHECK(joined == 2);
        });
    });
}

TEST_CASE("no more can be done than was got") {
    aio::queue<int> items;
    CHECK_THROWS_AS(items.task_done(), std::logic_error);
    items.try_put(1);
    CHECK_THROWS_AS(items.task_done(), std::logic_error);  // it waits in the queue
    items.try_get();
    items.task_done();
    CHECK_THROWS_AS(items.task_done(), std::logic_error);
}

TEST_CASE("an item that was dropped is no work") {
    in_virtual_time([]() -> aio::task<> {
        aio::queue<int> items(1);
        items.try_put(1);
        CHECK_FALSE(items.try_put(2));
        items.put_over_oldest(3);
        CHECK(items.try_get() == 3);
        items.task_done();
        co_await items.join();
        CHECK(elapsed() == 0s);
    });
}

TEST_CASE("a put that is cancelled is no work") {
    in_virtual_time([]() -> aio::task<> {
        aio::queue<int> items(1);
        items.try_put(1);
        const auto put = [&]() -> aio::task<> { co_await items.put(2); };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(put());
            co_await aio::sleep(1s);
            group.cancel();
        });
        CHECK(items.try_get() == 1);
        items.task_done();
        co_await items.join();
        CHECK(elapsed() == 1s);
    });
}

TEST_CASE("what a closed queue still holds is work") {
    in_virtual_time([]() -> aio::task<> {
        aio::queue<int> items;
        items.try_put(1);
        items.close();
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            bool has_joined = false;
            const auto join = [&]() -> aio::task<> {
                co_await items.join();
                has_joined = true;
            };
            group.spawn(join());
            co_await aio::sleep(1s);
            CHECK_FALSE(has_joined);
            CHECK(items.try_get() == 1);
            items.task_done();
            co_await aio::sleep(1s);
            CHECK(has_joined);
        });
    });
}

TEST_CASE("one who is cancelled joins no queue, though nothing is to do") {
    in_virtual_time([]() -> aio::task<> {
        aio::queue<int> items;
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.cancel();
            CHECK(co_await throws<aio::cancelled>([&] { return items.join(); }));
            co_return;
        });
    });
}

/// Throws when it is moved, if it is `stuck`.
class fussy {
public:
    explicit fussy(bool stuck) noexcept : stuck_(stuck) {}
    fussy(fussy&& other) : stuck_(other.stuck_) {
        if (stuck_) throw std::runtime_error("can't be moved");
    }
    fussy& operator=(fussy&& other) noexcept {
        stuck_ = other.stuck_;
        return *this;
    }

private:
    bool stuck_;
};

TEST_CASE("those who join are told when the last item was dropped for one that can't be moved") {
    in_virtual_time([]() -> aio::task<> {
        aio::queue<fussy> items(1);
        items.try_put(fussy(false));
        bool has_joined = false;
        const auto join = [&]() -> aio::task<> {
            co_await items.join();
            has_joined = true;
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(join());
            co_await aio::yield();
            CHECK_THROWS_AS(items.put_over_oldest(fussy(true)), std::runtime_error);
            CHECK(items.empty());
            co_await aio::yield();
            CHECK(has_joined);
        });
    });
}

}  // namespace
