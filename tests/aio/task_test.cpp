#include "aio/task.hpp"

#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <vector>

#include "aio/helpers.hpp"
#include "aio/nursery.hpp"
#include "aio/sleep.hpp"

namespace {

using namespace test;

template <class Task>
using awaiter_of = decltype(std::declval<Task>().operator co_await());

template <class Task>
concept can_be_awaited = requires { std::declval<Task>().operator co_await(); };

// What g++ 12 would copy, and then wait for the copy.
static_assert(!std::is_copy_constructible_v<aio::task<>>);
static_assert(std::is_nothrow_move_constructible_v<aio::task<>>);
static_assert(!std::is_copy_constructible_v<awaiter_of<aio::task<>>>);
static_assert(!std::is_move_constructible_v<awaiter_of<aio::task<int>>>);
static_assert(!std::is_copy_constructible_v<aio::nursery::joining>);
static_assert(!std::is_move_constructible_v<aio::nursery::joining>);

// A task can be awaited once, so only as an rvalue.
static_assert(can_be_awaited<aio::task<>>);
static_assert(can_be_awaited<aio::task<int>&&>);
static_assert(!can_be_awaited<aio::task<>&>);
static_assert(!can_be_awaited<const aio::task<>&>);

// The parameters that a coroutine may have.
struct trivial_aggregate {
    int a;
    double b;
};
struct owning_aggregate {
    std::string name;
};
class owning_class {
public:
    explicit owning_class(std::string name) : name_(std::move(name)) {}

private:
    std::string name_;
};
class incomplete;
static_assert(aio::is_safe_coroutine_parameter<int>());
static_assert(aio::is_safe_coroutine_parameter<trivial_aggregate>());
static_assert(aio::is_safe_coroutine_parameter<owning_class>());
static_assert(aio::is_safe_coroutine_parameter<owning_aggregate*>());
static_assert(aio::is_safe_coroutine_parameter<owning_aggregate&>());
static_assert(aio::is_safe_coroutine_parameter<incomplete&>());
static_assert(aio::is_safe_coroutine_parameter<const incomplete&>());
static_assert(!aio::is_safe_coroutine_parameter<owning_aggregate>());
static_assert(!aio::is_safe_coroutine_parameter<const owning_aggregate&>());
static_assert(!aio::is_safe_coroutine_parameter<owning_aggregate&&>());

aio::task<int> forty_two() { co_return 42; }

aio::task<int> forty_two_later() {
    co_await aio::yield();
    co_return 42;
}

aio::task<> fail_at_once() {
    throw std::runtime_error("at once");
    co_return;
}

aio::task<> fail_later() {
    co_await aio::yield();
    throw std::runtime_error("later");
}

TEST_CASE("a task runs nothing until it is awaited") {
    in_virtual_time([]() -> aio::task<> {
        bool has_run = false;
        const auto body = [&]() -> aio::task<> {
            has_run = true;
            co_return;
        };
        aio::task<> later = body();
        co_await aio::yield();
        CHECK_FALSE(has_run);
        co_await std::move(later);
        CHECK(has_run);
    });
}

TEST_CASE("a task that is never awaited frees what it was given") {
    int alive = 0;
    const auto body = [](counted) -> aio::task<> { co_return; };
    {
        const aio::task<> dropped = body(counted(alive));
        CHECK(alive == 1);
    }
    CHECK(alive == 0);
}

TEST_CASE("a task gives its result, at once or after waiting") {
    in_virtual_time([]() -> aio::task<> {
        const int at_once = co_await forty_two();
        const int later = co_await forty_two_later();
        CHECK(at_once == 42);
        CHECK(later == 42);
    });
}

TEST_CASE("a task gives a result that can only be moved") {
    in_virtual_time([]() -> aio::task<> {
        const auto make = []() -> aio::task<std::unique_ptr<int>> {
            co_await aio::yield();
            co_return std::make_unique<int>(7);
        };
        const std::unique_ptr<int> made = co_await make();
        REQUIRE(made != nullptr);
        CHECK(*made == 7);
    });
}

TEST_CASE("what a task throws reaches whoever awaits it") {
    in_virtual_time([]() -> aio::task<> {
        const std::string at_once = co_await failure_of([] { return fail_at_once(); });
        const std::string later = co_await failure_of([] { return fail_later(); });
        CHECK(at_once == "at once");
        CHECK(later == "later");
    });
}

TEST_CASE("a child that does not wait returns before anybody else runs") {
    in_virtual_time([]() -> aio::task<> {
        bool other_has_run = false;
        const auto other = [&]() -> aio::task<> {
            other_has_run = true;
            co_return;
        };
        aio::nursery children(aio::nursery::on_failure::cancel_the_others);
        children.start(other());
        co_await forty_two();
        CHECK_FALSE(other_has_run);
        co_await forty_two_later();
        CHECK(other_has_run);
        co_await children.join();
    });
}

TEST_CASE("a long loop of awaits needs no deeper stack") {
    in_virtual_time([]() -> aio::task<> {
        long sum = 0;
        for (int i = 0; i < 300'000; ++i) sum += co_await forty_two();
        for (int i = 0; i < 100'000; ++i) sum += co_await forty_two_later();
        CHECK(sum == 42L * 400'000);
    });
}

aio::task<int> depth(int levels) {
    if (levels == 0) {
        co_await aio::yield();
        co_return 0;
    }
    co_return 1 + co_await depth(levels - 1);
}

TEST_CASE("a chain of awaits unwinds through all of its levels") {
    CHECK(in_virtual_time([] { return depth(1000); }) == 1000);
}

TEST_CASE("parameters, locals and temporaries of a task are destroyed exactly once") {
    int alive = 0;
    in_virtual_time([&]() -> aio::task<> {
        const auto by_value = [&](counted) -> aio::task<> {
            const counted local(alive);
            co_await aio::yield();
            CHECK(alive > 1);
        };
        const auto by_reference = [&](const counted&) -> aio::task<> {
            co_await aio::yield();
            CHECK(alive == 1);
        };
        const auto failing = [&](counted) -> aio::task<> {
            const counted local(alive);
            co_await aio::yield();
            throw std::runtime_error("on purpose");
        };
        co_await by_value(counted(alive));
        CHECK(alive == 0);
        co_await by_reference(counted(alive));
        CHECK(alive == 0);
        const bool has_failed =
            co_await throws<std::runtime_error>([&] { return failing(counted(alive)); });
        CHECK(has_failed);
        CHECK(alive == 0);
    });
    CHECK(alive == 0);
}

TEST_CASE("the locals of a child are gone when its caller goes on") {
    in_virtual_time([]() -> aio::task<> {
        int alive = 0;
        const auto body = [&]() -> aio::task<int> {
            const counted local(alive);
            co_await aio::yield();
            co_return alive;
        };
        aio::task<int> child = body();
        const int alive_inside = co_await std::move(child);
        CHECK(alive_inside == 1);
        CHECK(alive == 0);
    });
}

TEST_CASE("a task that was awaited, spawned or moved from can't be awaited or spawned") {
    in_virtual_time([]() -> aio::task<> {
        const std::string text = "a task runs once: this one was awaited, spawned or moved before";
        aio::task<int> twice = forty_two_later();
        co_await std::move(twice);
        const std::string again = co_await failure_of([&] { return std::move(twice); });
        CHECK(again == text);
        aio::task<int> moved = forty_two_later();
        const aio::task<int> there = std::move(moved);
        const std::string empty = co_await failure_of([&] { return std::move(moved); });
        CHECK(empty == text);

        aio::nursery children(aio::nursery::on_failure::cancel_the_others);
        aio::task<> spawned = aio::task<>([]() -> aio::task<> { co_return; }());
        children.start(std::move(spawned));
        CHECK_THROWS_WITH_AS(children.start(std::move(spawned)), text.c_str(), std::logic_error);
        std::optional<int> result;
        CHECK_THROWS_WITH_AS(children.start(std::move(moved), result), text.c_str(),
                             std::logic_error);
        co_await children.join();
    });
}

TEST_CASE("a task that two await at the same time is the first one's") {
    in_virtual_time([]() -> aio::task<> {
        aio::task<int> shared = forty_two_later();
        int results = 0;
        const auto await_it = [&]() -> aio::task<> { results += co_await std::move(shared); };
        aio::nursery children(aio::nursery::on_failure::let_the_others_finish);
        children.start(await_it());
        children.start(await_it());
        const bool is_refused = co_await throws<std::logic_error>([&] { return children.join(); });
        CHECK(is_refused);
        CHECK(results == 42);
    });
}

TEST_CASE("tasks can be kept in a vector and awaited one after the other") {
    in_virtual_time([]() -> aio::task<> {
        std::string log;
        const auto write = [&](char name) -> aio::task<> {
            co_await aio::yield();
            log += name;
        };
        std::vector<aio::task<>> tasks;
        for (const char name : {'a', 'b', 'c'}) tasks.push_back(write(name));
        std::swap(tasks.front(), tasks.back());
        for (aio::task<>& t : tasks) co_await std::move(t);
        CHECK(log == "cba");
    });
}

// An aggregate with a destructor that is nobody's literal: its members may be coroutines, and it
// may be handed to one by reference.
struct account {
    std::string owner;
    int balance = 0;

    aio::task<> deposit(int amount) {
        co_await aio::yield();
        balance += amount;
    }
};

aio::task<> rename(account& a) {
    co_await aio::yield();
    a.owner += "!";
}

TEST_CASE("an aggregate may have coroutines as members and be changed by one") {
    in_virtual_time([]() -> aio::task<> {
        account mine{"me", 0};
        co_await mine.deposit(5);
        co_await rename(mine);
        CHECK(mine.balance == 5);
        CHECK(mine.owner == "me!");
    });
}

}  // namespace
