#include "aio/nursery.hpp"

#include <stdexcept>
#include <string>

#include "aio/event.hpp"
#include "aio/gather.hpp"
#include "aio/helpers.hpp"
#include "aio/sleep.hpp"
#include "aio/task_group.hpp"

namespace {

using namespace test;
using on_failure = aio::nursery::on_failure;

TEST_CASE("only the task that made a nursery may join it: its own, and any other, is told so") {
    in_virtual_time([]() -> aio::task<> {
        aio::nursery children(on_failure::cancel_the_others);
        aio::nursery strangers(on_failure::cancel_the_others);
        const auto join = [&]() -> aio::task<> { co_await children.join(); };
        const auto join_deeper = [&]() -> aio::task<> { co_await aio::gather(join()); };
        const std::string text = "only the task that made a nursery may join it";

        strangers.start(join());
        const std::string of_stranger = co_await failure_of([&] { return strangers.join(); });
        CHECK(of_stranger == text);
        children.start(join());
        const std::string of_child = co_await failure_of([&] { return children.join(); });
        CHECK(of_child == text);
        children.start(join_deeper());
        const std::string of_grandchild = co_await failure_of([&] { return children.join(); });
        CHECK(of_grandchild == text);
        co_await join();  // another coroutine of the same task
    });
}

TEST_CASE("a nursery can be used again when it was joined") {
    in_virtual_time([]() -> aio::task<> {
        aio::nursery children(on_failure::cancel_the_others);
        const auto nap = []() -> aio::task<> { co_await aio::sleep(1s); };
        for (int i = 1; i <= 2; ++i) {
            children.start(nap());
            co_await children.join();
            CHECK(elapsed() == i * 1s);
        }
    });
}

TEST_CASE("a nursery whose task was cut short a first time does not tell it a second time") {
    in_virtual_time([]() -> aio::task<> {
        std::string log;
        const auto long_one = []() -> aio::task<> { co_await aio::sleep(1h); };
        const auto joiner = [&]() -> aio::task<> {
            aio::nursery children(on_failure::cancel_the_others);
            children.start(long_one());
            if (co_await throws<aio::cancelled>([&] { return children.join(); })) log += "first";
            if (co_await throws<aio::cancelled>([&] { return children.join(); })) log += " second";
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(joiner());
            co_await aio::yield();
            group.cancel();
        });
        CHECK(log == "first");
    });
}

}  // namespace
