#include "aio/time_limit.hpp"

#include <new>
#include <optional>
#include <stdexcept>
#include <string>

#include "aio/event.hpp"
#include "aio/failing_allocation.hpp"
#include "aio/helpers.hpp"
#include "aio/sleep.hpp"
#include "aio/task_group.hpp"

namespace {

using namespace test;

aio::time_point in(aio::duration d) { return aio::loop::current().after(d); }

TEST_CASE("a limit that is a moment: in time gives the result, late is cut off at it") {
    in_virtual_time([]() -> aio::task<> {
        co_await aio::sleep(1s);
        const aio::time_point moment = in(2s);
        const int value = co_await aio::timeout_at(moment, give_after(1s, 5));
        CHECK(value == 5);
        const bool is_late =
            co_await throws<aio::timed_out>([&] { return aio::timeout_at(moment, take(1h)); });
        CHECK(is_late);
        CHECK(elapsed() == 3s);
    });
}

TEST_CASE("a body whose moment has passed begins, and is late at its first wait") {
    in_virtual_time([]() -> aio::task<> {
        co_await aio::sleep(1s);
        const aio::time_point passed{};
        bool has_begun = false;
        const auto body = [&]() -> aio::task<> {
            has_begun = true;
            co_await aio::sleep(1h);
        };
        const bool is_late =
            co_await throws<aio::timed_out>([&] { return aio::timeout_at(passed, body()); });
        CHECK(is_late);
        CHECK(has_begun);
        CHECK(elapsed() == 1s);
        const auto at_once = []() -> aio::task<int> { co_return 3; };
        const int value = co_await aio::timeout_at(passed, at_once());
        CHECK(value == 3);
    });
}

TEST_CASE("a limit can be moved by the task that it is for: later, and earlier") {
    in_virtual_time([]() -> aio::task<> {
        aio::time_limit limit(in(2s));
        const auto body = [&]() -> aio::task<> {
            for (int answers = 0; answers < 3; ++answers) {
                co_await aio::sleep(1500ms);
                limit.reschedule(in(2s));
            }
            CHECK(elapsed() == 4500ms);
            limit.reschedule(in(1s));
            co_await aio::sleep(1h);
        };
        const bool is_late =
            co_await throws<aio::timed_out>([&] { return aio::timeout_at(limit, body()); });
        CHECK(is_late);
        CHECK(limit.has_expired());
        CHECK(elapsed() == 5500ms);
        CHECK(limit.when() == aio::time_point(5500ms));
    });
}

TEST_CASE("a limit can be moved by another, taken away and set") {
    in_virtual_time([]() -> aio::task<> {
        aio::time_limit limit(std::nullopt);
        CHECK_FALSE(limit.when().has_value());
        limit.reschedule(in(1s));  // before there is a task
        const auto move = [&]() -> aio::task<> {
            co_await aio::sleep(500ms);
            limit.reschedule(std::nullopt);
            co_await aio::sleep(1min);
            CHECK_FALSE(limit.has_expired());
            limit.reschedule(in(-1s));
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(move());
            const bool is_late =
                co_await throws<aio::timed_out>([&] { return aio::timeout_at(limit, take(1h)); });
            CHECK(is_late);
            CHECK(elapsed() == 1min + 500ms);
        });
    });
}

TEST_CASE("without a limit a deadlock is still one") {
    CHECK_THROWS_AS(in_virtual_time([]() -> aio::task<> {
                        aio::event never;
                        aio::time_limit none(std::nullopt);
                        const auto wait = [&]() -> aio::task<> { co_await never.wait(); };
                        co_await aio::timeout_at(none, wait());
                    }),
                    aio::deadlock);
}

TEST_CASE("a limit that has expired, or whose task has ended, is not moved, and is for one task") {
    in_virtual_time([]() -> aio::task<> {
        aio::time_limit late(in(1s));
        const auto stubborn = [&]() -> aio::task<int> {
            co_await throws<aio::cancelled>([] { return aio::sleep(1h); });
            CHECK(late.has_expired());
            CHECK_THROWS_AS(late.reschedule(in(1s)), std::logic_error);
            co_return 9;
        };
        const int value = co_await aio::timeout_at(late, stubborn());
        CHECK(value == 9);
        CHECK(late.has_expired());
        CHECK_THROWS_AS(late.reschedule(in(1s)), std::logic_error);

        aio::time_limit in_time(in(1s));
        co_await aio::timeout_at(in_time, take(0s));
        CHECK_FALSE(in_time.has_expired());
        CHECK_THROWS_AS(in_time.reschedule(in(1s)), std::logic_error);
        const std::string again =
            co_await failure_of([&] { return aio::timeout_at(in_time, take(0s)); });
        CHECK(again == "a time limit is for one task");
        co_await aio::sleep(1min);
        CHECK_FALSE(in_time.has_expired());  // it was forgotten with its task
    });
}

TEST_CASE("to be cancelled from outside is not to be late") {
    in_virtual_time([]() -> aio::task<> {
        aio::time_limit limit(in(1min));
        bool was_cancelled = false;
        const auto caller = [&]() -> aio::task<> {
            was_cancelled =
                co_await throws<aio::cancelled>([&] { return aio::timeout_at(limit, take(1h)); });
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(caller());
            co_await aio::sleep(1s);
            group.cancel();
        });
        CHECK(was_cancelled);
        CHECK_FALSE(limit.has_expired());
    });
}

TEST_CASE("the failure of a body goes through its moved limit") {
    in_virtual_time([]() -> aio::task<> {
        aio::time_limit limit(in(1s));
        const auto failing = [&]() -> aio::task<> {
            limit.reschedule(in(2s));
            throw std::runtime_error("its own failure");
            co_return;
        };
        const std::string failure =
            co_await failure_of([&] { return aio::timeout_at(limit, failing()); });
        CHECK(failure == "its own failure");
        CHECK_FALSE(limit.has_expired());
    });
}

#ifndef AIO_FOREIGN_ALLOCATOR
TEST_CASE("a limit for which memory is missing is not in force, and can be set again") {
    in_virtual_time([]() -> aio::task<> {
        aio::time_limit limit(in(1s));
        const auto put_in_force = [&] {
            aio::nursery late(aio::nursery::on_failure::cancel_the_others);
            const aio::time_limit::in_force here(limit, late);
        };
        {
            const no_memory now;
            CHECK_THROWS_AS(put_in_force(), std::bad_alloc);
        }
        limit.reschedule(in(2s));
        CHECK_NOTHROW(put_in_force());
        co_return;
    });
}
#endif

}  // namespace
