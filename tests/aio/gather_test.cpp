#include "aio/gather.hpp"

#include <memory>
#include <stdexcept>
#include <string>
#include <tuple>
#include <type_traits>
#include <variant>
#include <vector>

#include "aio/helpers.hpp"
#include "aio/queue.hpp"
#include "aio/sleep.hpp"
#include "aio/task_group.hpp"

namespace {

using namespace test;

template <class T>
aio::task<T> give_after(aio::duration d, T value) {
    co_await aio::sleep(d);
    co_return value;
}

aio::task<> fail_after(aio::duration d, const char* text) {
    co_await aio::sleep(d);
    throw std::runtime_error(text);
}

TEST_CASE("the results stand in the order of the tasks, whichever ended first") {
    in_virtual_time([]() -> aio::task<> {
        const auto [a, b, c] =
            co_await aio::gather(give_after(3s, 1), give_after(1s, 'b'), give_after(2s, 2.5));
        CHECK(a == 1);
        CHECK(b == 'b');
        CHECK(c == 2.5);
        CHECK(elapsed() == 3s);
    });
}

TEST_CASE("a task without a result gives a monostate among others, and nothing among its like") {
    in_virtual_time([]() -> aio::task<> {
        const auto nothing = []() -> aio::task<> { co_await aio::sleep(1s); };
        const auto mixed = co_await aio::gather(nothing(), give_after(1s, 5), nothing());
        static_assert(
            std::is_same_v<decltype(mixed), const std::tuple<std::monostate, int, std::monostate>>);
        CHECK(std::get<1>(mixed) == 5);
        static_assert(std::is_same_v<decltype(aio::gather(nothing(), nothing())), aio::task<>>);
        co_await aio::gather(nothing(), nothing());
        CHECK(elapsed() == 2s);
    });
}

TEST_CASE("a vector of tasks gives a vector of results in the same order") {
    in_virtual_time([]() -> aio::task<> {
        std::vector<aio::task<int>> tasks;
        for (int i = 0; i < 10; ++i) tasks.push_back(give_after(std::chrono::seconds(10 - i), i));
        const std::vector<int> results = co_await aio::gather(std::move(tasks));
        REQUIRE(results.size() == 10);
        for (int i = 0; i < 10; ++i) CHECK(results[static_cast<std::size_t>(i)] == i);
        CHECK(elapsed() == 10s);
    });
}

TEST_CASE("a vector of tasks without results is waited for") {
    in_virtual_time([]() -> aio::task<> {
        std::vector<aio::task<>> tasks;
        std::string log;
        const auto write = [&](char name) -> aio::task<> {
            log += name;
            co_await aio::sleep(1s);
        };
        for (const char name : {'a', 'b', 'c'}) tasks.push_back(write(name));
        co_await aio::gather(std::move(tasks));
        CHECK(log == "abc");
        CHECK(elapsed() == 1s);
    });
}

TEST_CASE("gathering nothing ends at once") {
    in_virtual_time([]() -> aio::task<> {
        co_await aio::gather(std::vector<aio::task<>>());
        const auto results = co_await aio::gather(std::vector<aio::task<int>>());
        CHECK(results.empty());
        CHECK(elapsed() == 0s);
    });
}

TEST_CASE("results that can only be moved are gathered") {
    in_virtual_time([]() -> aio::task<> {
        const auto make = [](int value) -> aio::task<std::unique_ptr<int>> {
            co_await aio::yield();
            co_return std::make_unique<int>(value);
        };
        const auto [one, two] = co_await aio::gather(make(1), make(2));
        CHECK(*one == 1);
        CHECK(*two == 2);
        std::vector<aio::task<std::unique_ptr<int>>> tasks;
        tasks.push_back(make(3));
        const auto results = co_await aio::gather(std::move(tasks));
        CHECK(*results.front() == 3);
    });
}

TEST_CASE("when one fails the others finish, and then its failure is thrown") {
    in_virtual_time([]() -> aio::task<> {
        bool other_ended = false;
        const auto other = [&]() -> aio::task<int> {
            co_await aio::sleep(5s);
            other_ended = true;
            co_return 1;
        };
        const std::string failure =
            co_await failure_of([&] { return aio::gather(other(), fail_after(1s, "one")); });
        CHECK(failure == "one");
        CHECK(other_ended);
        CHECK(elapsed() == 5s);
    });
}

TEST_CASE("of several failures the earliest is thrown, not the first in the list") {
    in_virtual_time([]() -> aio::task<> {
        std::vector<aio::task<>> tasks;
        tasks.push_back(fail_after(2s, "late"));
        tasks.push_back(fail_after(1s, "early"));
        const std::string failure =
            co_await failure_of([&] { return aio::gather(std::move(tasks)); });
        CHECK(failure == "early");
        CHECK(elapsed() == 2s);
    });
}

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
        const auto clumsy = []() -> aio::task<int> {
            co_await throws<aio::cancelled>([] { return aio::sleep(1h); });
            throw std::runtime_error("while cleaning up");
        };
        const auto gatherer = [&]() -> aio::task<> {
            log = co_await failure_of([&] { return aio::gather(give_after(1h, 1), clumsy()); });
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

// Gathers three, of which the second is empty and so can't be started, as when memory runs out.
template <class T>
aio::task<std::string> gather_a_hole(std::vector<aio::task<T>> three) {
    const aio::task<T> elsewhere = std::move(three[1]);
    co_return co_await failure_of([&] { return aio::gather(std::move(three)); });
}

TEST_CASE(
    "when a task can't be started, those that were are cancelled and joined, and it is told") {
    in_virtual_time([]() -> aio::task<> {
        int alive = 0;
        int cancelled = 0;
        const auto sleeper = [&](counted) -> aio::task<> {
            cancelled += co_await throws<aio::cancelled>([] { return aio::sleep(1h); });
        };
        const auto sleeper_with_result = [&](counted c) -> aio::task<int> {
            co_await sleeper(c);
            co_return 1;
        };
        std::vector<aio::task<>> of_void;
        std::vector<aio::task<int>> of_results;
        for (int i = 0; i < 3; ++i) {
            of_void.push_back(sleeper(counted(alive)));
            of_results.push_back(sleeper_with_result(counted(alive)));
        }
        const std::string expected =
            "a task runs once: this one was awaited, spawned or moved before";
        const std::string without_results = co_await gather_a_hole(std::move(of_void));
        CHECK(without_results == expected);
        CHECK(cancelled == 1);
        const std::string with_results = co_await gather_a_hole(std::move(of_results));
        CHECK(with_results == expected);
        CHECK(cancelled == 2);
        const std::string as_arguments = co_await failure_of([&] {
            aio::task<> whole = sleeper(counted(alive));
            aio::task<> empty = std::move(whole);
            return aio::gather(std::move(empty), std::move(whole), sleeper(counted(alive)));
        });
        CHECK(as_arguments == expected);
        CHECK(cancelled == 3);
        CHECK(alive == 0);
        CHECK(elapsed() == 0s);
    });
}

}  // namespace
