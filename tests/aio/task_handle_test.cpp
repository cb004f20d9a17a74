#include "aio/task_handle.hpp"

#include <memory>
#include <new>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "aio/failing_allocation.hpp"
#include "aio/helpers.hpp"
#include "aio/sleep.hpp"
#include "aio/timeout.hpp"

namespace {

using namespace test;

TEST_CASE("a handle gives the result of its task, once it has ended and ever after") {
    in_virtual_time([]() -> aio::task<> {
        co_await aio::with_task_group([](aio::task_group& group) -> aio::task<> {
            const aio::task_handle answer(group, give_after(1s, 42));
            CHECK_FALSE(answer.is_done());
            for (int i = 0; i < 2; ++i) {
                const int value = co_await answer.result();
                CHECK(value == 42);
                CHECK(answer.is_done());
                CHECK_FALSE(answer.is_cancelled());
                CHECK(elapsed() == 1s);
            }
        });
    });
}

TEST_CASE("several tasks may await one") {
    in_virtual_time([]() -> aio::task<> {
        std::string log;
        const auto ask = [&log](char name, aio::task_handle<int> whom) -> aio::task<> {
            const int value = co_await whom.result();
            log += name + std::to_string(value) + ' ';
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            const aio::task_handle answer(group, give_after(1s, 42));
            for (const char name : {'a', 'b', 'c'}) group.spawn(ask(name, answer));
            co_return;
        });
        CHECK(log == "a42 b42 c42 ");
    });
}

TEST_CASE("a task belongs to its group, whoever has the handle") {
    in_virtual_time([]() -> aio::task<> {
        std::optional<aio::task_handle<int>> kept;
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            {
                const aio::task_handle forgotten(group, take(2s));
            }
            kept.emplace(group, give_after(1s, 42));
            co_return;
        });
        CHECK(elapsed() == 2s);
        CHECK(kept->is_done());
        const int value = co_await kept->result();
        CHECK(value == 42);
    });
}

TEST_CASE("cancelling one task is no error of its group, and ends no other") {
    in_virtual_time([]() -> aio::task<> {
        co_await aio::with_task_group([](aio::task_group& group) -> aio::task<> {
            const aio::task_handle doomed(group, give_after(1h, 1));
            const aio::task_handle other(group, give_after(2s, 2));
            co_await aio::sleep(1s);
            doomed.cancel();
            CHECK_FALSE(doomed.is_done());  // to cancel is to ask
            co_await aio::yield();
            CHECK(doomed.is_done());
            CHECK(doomed.is_cancelled());
            const int value = co_await other.result();
            CHECK(value == 2);
        });
        CHECK(elapsed() == 2s);
    });
}

TEST_CASE("to await a cancelled task throws cancelled and cancels nobody") {
    in_virtual_time([]() -> aio::task<> {
        co_await aio::with_task_group([](aio::task_group& group) -> aio::task<> {
            const aio::task_handle doomed(group, take(1h));
            doomed.cancel();
            for (int i = 0; i < 2; ++i) {
                const bool is_cancelled =
                    co_await throws<aio::cancelled>([&] { return doomed.result(); });
                CHECK(is_cancelled);
            }
            co_await aio::sleep(1s);
            CHECK(elapsed() == 1s);
        });
    });
}

TEST_CASE("one who is cancelled awaiting a task leaves it running") {
    in_virtual_time([]() -> aio::task<> {
        co_await aio::with_task_group([](aio::task_group& group) -> aio::task<> {
            const aio::task_handle answer(group, give_after(2s, 42));
            const auto ask = [](aio::task_handle<int> whom) -> aio::task<int> {
                co_return co_await whom.result();
            };
            const bool is_late =
                co_await throws<aio::timed_out>([&] { return aio::timeout(1s, ask(answer)); });
            CHECK(is_late);
            const int value = co_await answer.result();
            CHECK(value == 42);
            CHECK(elapsed() == 2s);
        });
    });
}

TEST_CASE("a task that is cancelled before its turn is started, and ends at its first wait") {
    in_virtual_time([]() -> aio::task<> {
        int alive = 0;
        std::string log;
        const auto body = [&](counted) -> aio::task<> {
            log += "started";
            co_await aio::yield();
            log += ", never here";
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            const aio::task_handle doomed(group, body(counted(alive)));
            doomed.cancel();
            co_return;
        });
        CHECK(log == "started");
        CHECK(alive == 0);
    });
}

TEST_CASE("a task that ends in spite of its cancelling has a result") {
    in_virtual_time([]() -> aio::task<> {
        const auto stubborn = []() -> aio::task<int> {
            co_await throws<aio::cancelled>([] { return aio::sleep(1h); });
            co_return 9;
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            const aio::task_handle task(group, stubborn());
            co_await aio::yield();
            task.cancel();
            const int value = co_await task.result();
            CHECK(value == 9);
            CHECK_FALSE(task.is_cancelled());
            task.cancel();  // of one that has ended: nothing
            CHECK_FALSE(task.is_cancelled());
        });
    });
}

TEST_CASE("a failure is told to the one who awaits the task, and fails the group too") {
    in_virtual_time([]() -> aio::task<> {
        std::string told;
        std::optional<aio::task_handle<void>> kept;
        const std::string failure = co_await failure_of([&] {
            return aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
                kept.emplace(group, throw_after(1s, "broken"));
                told = co_await failure_of([&] { return kept->result(); });
                co_await aio::sleep(1h);
            });
        });
        CHECK(told == "broken");
        CHECK(failure == "broken");
        CHECK(elapsed() == 1s);
        CHECK(kept->is_done());
        CHECK_FALSE(kept->is_cancelled());
        const std::string again = co_await failure_of([&] { return kept->result(); });
        CHECK(again == "broken");
    });
}

TEST_CASE("a group that fails or is cancelled cancels the tasks of its handles") {
    in_virtual_time([]() -> aio::task<> {
        std::optional<aio::task_handle<void>> kept;
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            kept.emplace(group, take(1h));
            co_await aio::yield();
            group.cancel();
        });
        CHECK(kept->is_cancelled());
    });
}

TEST_CASE("a task that awaits itself is told so") {
    in_virtual_time([]() -> aio::task<> {
        std::optional<aio::task_handle<void>> own;
        const auto body = [&]() -> aio::task<> { co_await own->result(); };
        const bool is_refused = co_await throws<std::logic_error>([&] {
            return aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
                own.emplace(group, body());
                co_return;
            });
        });
        CHECK(is_refused);
    });
}

TEST_CASE("a result lives as long as a handle does, and is not copied") {
    in_virtual_time([]() -> aio::task<> {
        const auto make = []() -> aio::task<std::unique_ptr<int>> {
            co_return std::make_unique<int>(5);
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            const aio::task_handle task(group, make());
            const std::unique_ptr<int>& value = co_await task.result();
            const std::unique_ptr<int>& again = co_await task.result();
            CHECK(*value == 5);
            CHECK(&value == &again);
        });
    });
}

#ifndef AIO_FOREIGN_ALLOCATOR
TEST_CASE("a task for which memory is missing is done, and says so") {
    in_virtual_time([]() -> aio::task<> {
        std::optional<aio::task_handle<int>> kept;
        const bool has_failed = co_await throws<std::bad_alloc>([&] {
            return aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
                kept.emplace(group, give_after(1s, 42));
                const no_frames now;
                co_await aio::yield();
            });
        });
        CHECK(has_failed);
        CHECK(kept->is_done());
        CHECK(co_await throws<std::bad_alloc>([&] { return kept->result(); }));
        kept->cancel();  // of one that has ended: nothing
    });
}
#endif

}  // namespace
