// Tasks that are gathered and cancelled.
#include <stdexcept>
#include <string>
#include <vector>

#include "aio/gather.hpp"
#include "aio/helpers.hpp"
#include "aio/queue.hpp"
#include "aio/sleep.hpp"
#include "aio/task_group.hpp"

namespace {

using namespace test;

TEST_CASE("cancelling the one who gathers cancels all of its tasks and waits for them") {
    in_virtual_time([]() -> aio::task<> {
        int cancelled = 0;
        bool gatherer_cancelled = false;
        const auto sleeper = [&]() -> aio::task<int> {
            try {
                co_await aio::sleep(1h);
            } catch (const aio::cancelled&) {
                ++cancelled;
                throw;
            }
            co_return 1;
        };
        const auto gatherer = [&]() -> aio::task<> {
            gatherer_cancelled = co_await throws<aio::cancelled>(
                [&] { return aio::gather(sleeper(), sleeper(), sleeper()); });
            CHECK(cancelled == 3);
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(gatherer());
            co_await aio::sleep(1s);
            group.cancel();
        });
        CHECK(gatherer_cancelled);
        CHECK(elapsed() == 1s);
    });
}

TEST_CASE(
    "results of all tasks that end in spite of the cancelling are given; the next wait throws") {
    in_virtual_time([]() -> aio::task<> {
        std::string log;
        const auto stubborn = [](char value) -> aio::task<char> {
            co_await throws<aio::cancelled>([] { return aio::sleep(1h); });
            co_return value;
        };
        const auto gatherer = [&]() -> aio::task<> {
            const auto [a, b] = co_await aio::gather(stubborn('a'), stubborn('b'));
            log = {a, b};
            if (co_await throws<aio::cancelled>([] { return aio::sleep(1s); })) log += " cancelled";
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(gatherer());
            co_await aio::yield();
            group.cancel();
        });
        CHECK(log == "ab cancelled");
        CHECK(elapsed() == 0s);
    });
}

TEST_CASE("results of those that end in spite of the cancelling are given up with the rest") {
    in_virtual_time([]() -> aio::task<> {
        int alive = 0;
        bool was_cancelled = false;
        const auto stubborn = [&]() -> aio::task<counted> {
            co_await throws<aio::cancelled>([] { return aio::sleep(1h); });
            co_return counted(alive);
        };
        const auto gatherer = [&]() -> aio::task<> {
            was_cancelled = co_await throws<aio::cancelled>(
                [&] { return aio::gather(stubborn(), give_after(1h, 'b'), stubborn()); });
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(gatherer());
            co_await aio::yield();
            group.cancel();
        });
        CHECK(was_cancelled);
        CHECK(alive == 0);
    });
}

TEST_CASE("what was granted in the step of the cancelling comes out of gather") {
    in_virtual_time([]() -> aio::task<> {
        aio::queue<char> q;
        std::string log;
        const auto get = [&]() -> aio::task<char> { co_return (co_await q.get()).value_or('-'); };
        const auto getter = [&]() -> aio::task<> {
            const auto [a, b] = co_await aio::gather(get(), get());
            log = {a, b};
            std::vector<aio::task<>> none;
            co_await aio::gather(std::move(none));  // waits for nothing, so it throws nothing
            if (co_await throws<aio::cancelled>([] { return aio::yield(); })) log += " cancelled";
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(getter());
            co_await aio::sleep(1s);
            q.try_put('a');
            q.try_put('b');
            group.cancel();
        });
        CHECK(log == "ab cancelled");
    });
}

TEST_CASE(
    "a task that throws cancelled by itself makes gather throw it, when the others have ended") {
    in_virtual_time([]() -> aio::task<> {
        bool other_ended = false;
        const auto other = [&]() -> aio::task<> {
            co_await aio::sleep(1s);
            other_ended = true;
        };
        const auto quit = []() -> aio::task<> {
            co_await aio::yield();
            throw aio::cancelled{};
        };
        const auto quit_with_result = [&]() -> aio::task<int> {
            co_await quit();
            co_return 1;
        };
        const bool of_void =
            co_await throws<aio::cancelled>([&] { return aio::gather(quit(), other()); });
        CHECK(of_void);
        CHECK(other_ended);
        const bool of_results = co_await throws<aio::cancelled>(
            [&] { return aio::gather(quit_with_result(), other()); });
        CHECK(of_results);
        std::vector<aio::task<int>> several;
        several.push_back(give_after(1s, 1));
        several.push_back(quit_with_result());
        const bool of_vector =
            co_await throws<aio::cancelled>([&] { return aio::gather(std::move(several)); });
        CHECK(of_vector);
        CHECK(elapsed() == 3s);
    });
}

TEST_CASE(
    "a failing clean-up comes out of a cancelled gather, and the next wait throws cancelled") {
    in_virtual_time([]() -> aio::task<> {
        std::string log;
        const auto gatherer = [&]() -> aio::task<> {
            log = co_await failure_of([&] {
                return aio::gather(give_after(1h, 1),
                                   fail_when_cancelled<int>("while cleaning up"));
            });
            if (co_await throws<aio::cancelled>([] { return aio::yield(); })) log += ", cancelled";
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(gatherer());
            co_await aio::sleep(1s);
            group.cancel();
        });
        CHECK(log == "while cleaning up, cancelled");
    });
}

}  // namespace
