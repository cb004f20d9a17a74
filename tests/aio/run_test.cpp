#include "aio/run.hpp"

#include <memory>
#include <stdexcept>

#include "aio/helpers.hpp"
#include "aio/sleep.hpp"

namespace {

using namespace test;

TEST_CASE("run gives the result of its task, on either clock") {
    CHECK(aio::run(give(5)) == 5);
    aio::virtual_clock time;
    CHECK(aio::run(give(6), time) == 6);
    const auto make = []() -> aio::task<std::unique_ptr<int>> {
        co_return std::make_unique<int>(7);
    };
    CHECK(*aio::run(make()) == 7);
}

TEST_CASE("run throws what its task threw") {
    const auto failing = []() -> aio::task<int> {
        co_await aio::yield();
        throw std::runtime_error("on purpose");
    };
    CHECK_THROWS_WITH_AS(aio::run(failing()), "on purpose", std::runtime_error);
    const auto cancelling = []() -> aio::task<> {
        co_await aio::yield();
        throw aio::cancelled{};
    };
    CHECK_THROWS_AS(aio::run(cancelling()), aio::cancelled);
}

TEST_CASE(
    "in a task nothing can be run, neither on its own loop nor on another, and nothing begins") {
    aio::virtual_clock time;
    aio::loop on(time);
    int begun = 0;
    int alive = 0;
    const auto inner = [&](counted) -> aio::task<> {
        ++begun;
        co_return;
    };
    const auto outer = [&]() -> aio::task<> {
        const char* const text =
            "a loop runs on this thread already: in a task, await the other one instead";
        CHECK_THROWS_WITH_AS(aio::run(on, inner(counted(alive))), text, std::logic_error);
        CHECK_THROWS_WITH_AS(aio::run(inner(counted(alive))), text, std::logic_error);
        CHECK_THROWS_WITH_AS(aio::run(inner(counted(alive)), time), text, std::logic_error);
        CHECK_THROWS_WITH_AS(const aio::loop another(time), text, std::logic_error);
        CHECK(&aio::loop::current() == &on);
        co_await aio::sleep(1s);
        CHECK(elapsed() == 1s);
    };
    aio::run(on, outer());
    CHECK(begun == 0);
    CHECK(alive == 0);
    CHECK(aio::run(on, give(3)) == 3);
}

}  // namespace
