#include "aio/event.hpp"

#include <string>
#include <type_traits>

#include "aio/helpers.hpp"
#include "aio/sleep.hpp"
#include "aio/task_group.hpp"

namespace {

using namespace test;

static_assert(!std::is_copy_constructible_v<aio::event::waiting>);
static_assert(!std::is_move_constructible_v<aio::event::waiting>);

TEST_CASE("raising an event wakes everybody who waits, in the order in which they came") {
    in_virtual_time([]() -> aio::task<> {
        aio::event e;
        std::string log;
        const auto wait = [&](char name) -> aio::task<> {
            co_await e.wait();
            log += name;
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            for (const char name : {'a', 'b', 'c'}) group.spawn(wait(name));
            co_await aio::yield();
            CHECK(log.empty());
            e.set();
            CHECK(log.empty());  // nobody is resumed inline
            co_await aio::yield();
            CHECK(log == "abc");
        });
    });
}

TEST_CASE("one who comes when the event is raised does not wait") {
    in_virtual_time([]() -> aio::task<> {
        aio::event e;
        e.set();
        CHECK(e.is_set());
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            bool other_has_run = false;
            const auto other = [&]() -> aio::task<> {
                other_has_run = true;
                co_return;
            };
            group.spawn(other());
            co_await e.wait();
            CHECK_FALSE(other_has_run);
            co_await aio::yield();
        });
    });
}

TEST_CASE("one who was woken stays awake when the event is cleared, the next one waits") {
    in_virtual_time([]() -> aio::task<> {
        aio::event e;
        std::string log;
        const auto wait_twice = [&]() -> aio::task<> {
            co_await e.wait();
            log += "first";
            co_await e.wait();
            log += " second";
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(wait_twice());
            co_await aio::yield();
            e.set();
            e.clear();
            CHECK_FALSE(e.is_set());
            co_await aio::sleep(1s);
            CHECK(log == "first");
            e.set();
        });
        CHECK(log == "first second");
    });
}

TEST_CASE("one who is cancelled leaves the others waiting") {
    in_virtual_time([]() -> aio::task<> {
        aio::event e;
        std::string log;
        aio::nursery kept(aio::nursery::on_failure::cancel_the_others);
        aio::nursery doomed(aio::nursery::on_failure::cancel_the_others);
        const auto wait = [&](char name) -> aio::task<> {
            co_await e.wait();
            log += name;
        };
        kept.start(wait('a'));
        doomed.start(wait('x'));
        kept.start(wait('b'));
        co_await aio::yield();
        doomed.cancel();
        co_await doomed.join();
        CHECK(log.empty());
        e.set();
        co_await kept.join();
        CHECK(log == "ab");
    });
}

}  // namespace
