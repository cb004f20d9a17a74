#include "aio/as_completed.hpp"

#include <memory>
#include <new>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "aio/failing_allocation.hpp"
#include "aio/gather.hpp"
#include "aio/helpers.hpp"
#include "aio/sleep.hpp"

namespace {

using namespace test;

aio::task<int> give_up_after(aio::duration d) {
    co_await aio::sleep(d);
    throw aio::cancelled{};
}

template <class... Tasks>
std::vector<aio::task<int>> all_of(Tasks... tasks) {
    std::vector<aio::task<int>> all;
    (all.push_back(std::move(tasks)), ...);
    return all;
}

TEST_CASE("results come in the order in which the tasks end, each as soon as it is there") {
    in_virtual_time([]() -> aio::task<> {
        co_await aio::with_task_group([](aio::task_group& group) -> aio::task<> {
            auto results = aio::as_completed(
                group, all_of(give_after(3s, 3), give_after(1s, 1), give_after(2s, 2)));
            CHECK(results.left() == 3);
            int told = 0;
            while (const auto result = co_await results.next()) {
                CHECK(*result == ++told);
                CHECK(elapsed() == std::chrono::seconds(told));
            }
            CHECK(told == 3);
            CHECK(results.left() == 0);
            const auto after_the_last = co_await results.next();
            CHECK_FALSE(after_the_last.has_value());
        });
    });
}

TEST_CASE(
    "results that were not asked for are kept, and those of one moment in the order of start") {
    in_virtual_time([]() -> aio::task<> {
        co_await aio::with_task_group([](aio::task_group& group) -> aio::task<> {
            auto results = aio::as_completed(
                group, all_of(give_after(1s, 1), give_after(1s, 2), give_after(0s, 0)));
            co_await aio::sleep(1min);
            std::string log;
            while (const auto result = co_await results.next()) log += std::to_string(*result);
            CHECK(log == "012");
            CHECK(elapsed() == 1min);
        });
    });
}

TEST_CASE("of no tasks there are no results") {
    in_virtual_time([]() -> aio::task<> {
        co_await aio::with_task_group([](aio::task_group& group) -> aio::task<> {
            auto results = aio::as_completed(group, std::vector<aio::task<>>());
            const auto none = co_await results.next();
            CHECK_FALSE(none.has_value());
        });
    });
}

TEST_CASE("a failure is thrown when its turn comes, and the others run on") {
    in_virtual_time([]() -> aio::task<> {
        co_await aio::with_task_group([](aio::task_group& group) -> aio::task<> {
            auto results =
                aio::as_completed(group, all_of(give_after(1s, 1), throw_after<int>(2s, "two"),
                                                give_up_after(3s), give_after(4s, 4)));
            const auto first = co_await results.next();
            CHECK(first == 1);
            const std::string second = co_await failure_of([&] { return results.next(); });
            CHECK(second == "two");
            const bool third = co_await throws<aio::cancelled>([&] { return results.next(); });
            CHECK(third);
            const auto fourth = co_await results.next();
            CHECK(fourth == 4);
            CHECK(elapsed() == 4s);
            const auto none = co_await results.next();
            CHECK_FALSE(none.has_value());
        });
    });
}

TEST_CASE("who leaves the results early leaves their tasks to the group") {
    in_virtual_time([]() -> aio::task<> {
        for (const bool wants_them : {true, false}) {
            int ended = 0;
            int alive = 0;
            const auto count = [&](counted, aio::duration d) -> aio::task<> {
                co_await aio::sleep(d);
                ++ended;
            };
            co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
                std::vector<aio::task<>> bodies;
                for (int i = 1; i <= 3; ++i) {
                    bodies.push_back(count(counted(alive), std::chrono::seconds(i)));
                }
                auto results = aio::as_completed(group, std::move(bodies));
                const auto first = co_await results.next();
                CHECK(first.has_value());
                if (!wants_them) group.cancel();
            });
            CHECK(ended == (wants_them ? 3 : 1));
            CHECK(alive == 0);
        }
        CHECK(elapsed() == 4s);
    });
}

TEST_CASE("one who is cancelled waiting for a result misses none") {
    in_virtual_time([]() -> aio::task<> {
        co_await aio::with_task_group([](aio::task_group& group) -> aio::task<> {
            auto results = aio::as_completed(group, all_of(give_after(2s, 2)));
            aio::nursery impatient(aio::nursery::on_failure::cancel_the_others);
            const auto ask = [&]() -> aio::task<> { co_await results.next(); };
            impatient.start(ask());
            co_await aio::sleep(1s);
            impatient.cancel();
            co_await impatient.join();
            const auto result = co_await results.next();
            CHECK(result == 2);
        });
    });
}

TEST_CASE("results that can only be moved are moved") {
    in_virtual_time([]() -> aio::task<> {
        co_await aio::with_task_group([](aio::task_group& group) -> aio::task<> {
            const auto make = []() -> aio::task<std::unique_ptr<int>> {
                co_return std::make_unique<int>(5);
            };
            std::vector<aio::task<std::unique_ptr<int>>> bodies;
            bodies.push_back(make());
            auto results = aio::as_completed(group, std::move(bodies));
            const auto result = co_await results.next();
            REQUIRE(result.has_value());
            CHECK(**result == 5);
        });
    });
}

TEST_CASE("as many as like may ask: each result is told once, and those left over get nothing") {
    in_virtual_time([]() -> aio::task<> {
        co_await aio::with_task_group([](aio::task_group& group) -> aio::task<> {
            auto results = aio::as_completed(group, all_of(give_after(2s, 2), give_after(1s, 1)));
            const auto [a, b, c] =
                co_await aio::gather(results.next(), results.next(), results.next());
            CHECK(a == 1);
            CHECK(b == 2);
            CHECK_FALSE(c.has_value());
            CHECK(elapsed() == 2s);
        });
    });
}

TEST_CASE("one who is cancelled gets no result, though there is one") {
    in_virtual_time([]() -> aio::task<> {
        co_await aio::with_task_group([](aio::task_group& group) -> aio::task<> {
            auto results = aio::as_completed(group, all_of(give_after(0s, 1)));
            co_await aio::sleep(1s);
            group.cancel();
            const bool is_cancelled =
                co_await throws<aio::cancelled>([&] { return results.next(); });
            CHECK(is_cancelled);
            CHECK(results.left() == 1);
        });
    });
}

#ifndef AIO_FOREIGN_ALLOCATOR
TEST_CASE("a task for which memory is missing has ended, too") {
    in_virtual_time([]() -> aio::task<> {
        co_await aio::with_task_group([](aio::task_group& group) -> aio::task<> {
            auto results = aio::as_completed(group, all_of(give_after(1s, 1)));
            {
                const no_frames now;
                co_await aio::yield();
            }
            CHECK(co_await throws<std::bad_alloc>([&] { return results.next(); }));
        });
    });
}
#endif

}  // namespace
