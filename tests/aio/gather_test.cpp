#include "aio/gather.hpp"

#include <memory>
#include <stdexcept>
#include <string>
#include <tuple>
#include <type_traits>
#include <variant>
#include <vector>

#include "aio/helpers.hpp"
#include "aio/sleep.hpp"
#include "aio/task_group.hpp"

namespace {

using namespace test;

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
