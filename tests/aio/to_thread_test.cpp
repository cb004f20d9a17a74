#include "aio/to_thread.hpp"

#include <atomic>
#include <future>
#include <latch>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <type_traits>

#include "aio/gather.hpp"
#include "aio/sleep.hpp"
#include "aio/task_group.hpp"
#include "helpers.hpp"

namespace {

using namespace test;

using some_call = int (*)();
static_assert(!std::is_copy_constructible_v<aio::calling_in_thread<some_call>>);
static_assert(!std::is_move_constructible_v<aio::calling_in_thread<some_call>>);

TEST_CASE("a call in a thread gives its result, from another thread") {
    in_real_time([]() -> aio::task<> {
        const std::thread::id here = std::this_thread::get_id();
        const auto there = co_await aio::to_thread([] { return std::this_thread::get_id(); });
        CHECK(there != here);
        CHECK(std::this_thread::get_id() == here);
        const auto made = co_await aio::to_thread([] { return std::make_unique<int>(4); });
        CHECK(*made == 4);
        bool was_called = false;
        co_await aio::to_thread([&] { was_called = true; });
        CHECK(was_called);
    });
}

TEST_CASE("what a call in a thread throws reaches its caller") {
    in_real_time([]() -> aio::task<> {
        const std::string failure = co_await failure_of(
            [] { return aio::to_thread([]() -> int { throw std::runtime_error("in there"); }); });
        CHECK(failure == "in there");
        const std::string nothing = co_await failure_of(
            [] { return aio::to_thread([] { throw std::runtime_error("in there too"); }); });
        CHECK(nothing == "in there too");
    });
}

TEST_CASE("the loop goes on while a thread is busy") {
    in_real_time([]() -> aio::task<> {
        std::promise<int> from_loop;
        const auto caller = [&]() -> aio::task<int> {
            co_return co_await aio::to_thread([&] { return from_loop.get_future().get(); });
        };
        const auto helper = [&]() -> aio::task<> {
            co_await aio::sleep(1ms);
            from_loop.set_value(8);  // would never come if the loop stood still
        };
        const auto [result, nothing] = co_await aio::gather(caller(), helper());
        CHECK(result == 8);
    });
}

TEST_CASE("calls in threads run at the same time") {
    in_real_time([]() -> aio::task<> {
        std::latch all_here(3);
        const auto meet = [&]() -> aio::task<> {
            co_await aio::to_thread([&] { all_here.arrive_and_wait(); });
        };
        co_await aio::gather(meet(), meet(), meet());
        CHECK(all_here.try_wait());
    });
}

TEST_CASE("a caller that is cancelled stays parked until its call has returned") {
    in_real_time([]() -> aio::task<> {
        std::promise<void> started;
        std::promise<void> release;
        std::atomic<bool> has_returned = false;
        std::string log;
        aio::nursery callers(aio::nursery::on_failure::cancel_the_others);
        const auto caller = [&]() -> aio::task<> {
            const int result = co_await aio::to_thread([&] {
                started.set_value();
                release.get_future().wait();
                has_returned = true;
                return 5;
            });
            log += has_returned ? "returned " : "deserted ";
            log += std::to_string(result);
            if (co_await throws<aio::cancelled>([] { return aio::yield(); })) log += " cancelled";
        };
        callers.start(caller());
        co_await aio::to_thread([&] { started.get_future().wait(); });
        callers.cancel();
        for (int i = 0; i < 10; ++i) co_await aio::yield();
        CHECK(log.empty());
        CHECK_FALSE(callers.empty());
        release.set_value();
        co_await callers.join();
        CHECK(log == "returned 5 cancelled");
    });
}

TEST_CASE("a cancelled task begins no call") {
    in_real_time([]() -> aio::task<> {
        bool was_called = false;
        bool was_cancelled = false;
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.cancel();
            was_cancelled = co_await throws<aio::cancelled>(
                [&] { return aio::to_thread([&] { was_called = true; }); });
        });
        CHECK(was_cancelled);
        CHECK_FALSE(was_called);
    });
}

TEST_CASE("a call in a thread is no deadlock, also when nothing else happens") {
    in_real_time(
        []() -> aio::task<> { co_await aio::to_thread([] { std::this_thread::sleep_for(2ms); }); });
}

}  // namespace
