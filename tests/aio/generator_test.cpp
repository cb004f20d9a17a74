#include "aio/generator.hpp"

#include <algorithm>
#include <memory>
#include <ranges>
#include <stdexcept>
#include <string>
#include <vector>

#include "aio/helpers.hpp"

namespace {

using test::counted;

aio::generator<int> count_up(int& computed) {
    for (int i = 1;; ++i) {
        computed = i;
        co_yield i;
    }
}

aio::generator<int> up_to(int last) {
    for (int i = 1; i <= last; ++i) co_yield i;
}

aio::generator<int> fail_after(int good) {
    for (int i = 1; i <= good; ++i) co_yield i;
    throw std::runtime_error("enough");
}

aio::generator<int> keep(counted) { co_yield 1; }

aio::generator<std::unique_ptr<int>> owners() {
    for (int i = 1; i <= 2; ++i) co_yield std::make_unique<int>(i);
}

// Keeps what it was sent, and -1 for each time that nothing was.
aio::generator<int, int> listen(std::vector<int>& heard) {
    for (int i = 1; i <= 3; ++i) {
        const std::optional<int> sent = co_yield 10 * i;
        heard.push_back(sent.value_or(-1));
    }
}

template <class Generator, class Awaited>
concept can_await = requires(typename Generator::promise_type& promise, Awaited awaited) {
    promise.await_transform(std::move(awaited));
};

static_assert(std::ranges::input_range<aio::generator<int>>);
static_assert(!std::is_copy_constructible_v<aio::generator<int>>);
static_assert(!can_await<aio::generator<int>, aio::task<>>);

TEST_CASE("calling a generator runs nothing, and each value is made when it is asked for") {
    int computed = 0;
    auto numbers = count_up(computed);
    CHECK(computed == 0);
    CHECK(numbers.next() == 1);
    CHECK(computed == 1);
    CHECK(numbers.next() == 2);
    CHECK(computed == 2);
}

TEST_CASE("a loop gets the values in turn, and what it does not ask for is never made") {
    int computed = 0;
    std::vector<int> seen;
    for (const int i : count_up(computed)) {
        seen.push_back(i);
        if (i == 3) break;
    }
    CHECK(seen == std::vector{1, 2, 3});
    CHECK(computed == 3);
}

TEST_CASE("a generator ends when its body does, and stays so") {
    auto numbers = up_to(2);
    CHECK(numbers.next() == 1);
    CHECK(numbers.next() == 2);
    CHECK_FALSE(numbers.next());
    CHECK_FALSE(numbers.next());
}

TEST_CASE("a generator without a value is an empty range") {
    auto numbers = up_to(0);
    CHECK(numbers.begin() == numbers.end());
}

TEST_CASE("iterating goes on where the values were left") {
    auto numbers = up_to(4);
    numbers.next();
    std::vector<int> rest;
    for (const int i : numbers) rest.push_back(i);
    CHECK(rest == std::vector{2, 3, 4});
}

TEST_CASE("a generator is a range for the algorithms") {
    auto numbers = up_to(9);
    CHECK(std::ranges::count_if(numbers, [](int i) { return i % 2 == 1; }) == 5);
}

TEST_CASE("values need not be copyable") {
    auto owned = owners();
    int sum = 0;
    while (const auto owner = owned.next()) sum += **owner;
    CHECK(sum == 3);
}

TEST_CASE("what is sent is what the body gets from the yield at which it stands") {
    std::vector<int> heard;
    auto listener = listen(heard);
    CHECK(listener.next() == 10);
    CHECK(listener.send(7) == 20);
    CHECK(listener.next() == 30);  // sends nothing
    CHECK_FALSE(listener.send(8));
    CHECK(heard == std::vector{7, -1, 8});
}

TEST_CASE("nothing can be sent before the first value") {
    std::vector<int> heard;
    auto listener = listen(heard);
    CHECK_THROWS_AS(listener.send(1), std::logic_error);
    CHECK(heard.empty());
}

TEST_CASE("nothing can be sent after the last value") {
    std::vector<int> heard;
    auto listener = listen(heard);
    while (listener.next()) {
    }
    CHECK_THROWS_AS(listener.send(1), std::logic_error);
}

TEST_CASE("what the body throws comes out at who asked, once, and then the generator has ended") {
    auto numbers = fail_after(1);
    CHECK(numbers.next() == 1);
    CHECK_THROWS_WITH_AS(numbers.next(), "enough", std::runtime_error);
    CHECK_FALSE(numbers.next());
    auto at_once = fail_after(0);
    CHECK_THROWS_AS(at_once.begin(), std::runtime_error);
}

TEST_CASE("a generator that is dropped destroys what its body holds, wherever it stands") {
    int alive = 0;
    {
        auto untouched = keep(counted(alive));
        CHECK(alive == 1);
    }
    CHECK(alive == 0);
    {
        auto started = keep(counted(alive));
        started.next();
        auto moved = std::move(started);
        CHECK(alive == 1);
    }
    CHECK(alive == 0);
    auto one = keep(counted(alive));
    one = keep(counted(alive));
    CHECK(alive == 1);
}

}  // namespace
