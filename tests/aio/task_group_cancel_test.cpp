// Groups that are cancelled, by themselves or from outside.
#include <stdexcept>
#include <string>

#include "aio/gather.hpp"
#include "aio/helpers.hpp"
#include "aio/queue.hpp"
#include "aio/sleep.hpp"
#include "aio/task_group.hpp"

namespace {

using namespace test;

TEST_CASE("every wait of a cancelled task throws again") {
    in_virtual_time([]() -> aio::task<> {
        int thrown = 0;
        const auto stubborn = [&]() -> aio::task<> {
            aio::event never;
            aio::event raised;
            raised.set();
            thrown += co_await throws<aio::cancelled>([] { return aio::sleep(1h); });
            thrown += co_await throws<aio::cancelled>([] { return aio::sleep(0s); });
            thrown += co_await throws<aio::cancelled>([] { return aio::yield(); });
            thrown += co_await throws<aio::cancelled>([&] { return never.wait(); });
            thrown += co_await throws<aio::cancelled>([&] { return raised.wait(); });
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(stubborn());
            co_await aio::sleep(1s);
            group.cancel();
        });
        CHECK(thrown == 5);
        CHECK(elapsed() == 1s);
    });
}

TEST_CASE("a cancelled task may wait for children, which are cancelled too") {
    in_virtual_time([]() -> aio::task<> {
        std::string log;
        const auto body = [&]() -> aio::task<> {
            co_await throws<aio::cancelled>([] { return aio::sleep(1h); });
            const auto child = [&]() -> aio::task<> {
                log += "started";
                try {
                    co_await aio::yield();
                } catch (const aio::cancelled&) {
                    log += " and cancelled";
                    throw;
                }
            };
            co_await aio::with_task_group([&](aio::task_group& inner) -> aio::task<> {
                inner.spawn(child());
                co_return;
            });
            log += ", never here";
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(body());
            co_await aio::sleep(1s);
            group.cancel();
        });
        CHECK(log == "started and cancelled");
    });
}

TEST_CASE("a task that is spawned into a cancelled group is started all the same") {
    in_virtual_time([]() -> aio::task<> {
        int alive = 0;
        std::string log;
        const auto late = [&](counted) -> aio::task<> {
            log += "started";
            co_await aio::yield();
            log += ", never here";
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.cancel();
            group.spawn(late(counted(alive)));
            co_return;
        });
        CHECK(log == "started");
        CHECK(alive == 0);
    });
}

TEST_CASE("cancelling a group cancels its body too, and is no error") {
    in_virtual_time([]() -> aio::task<> {
        bool body_went_on = false;
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.cancel();
            group.cancel();
            co_await aio::yield();
            body_went_on = true;
        });
        CHECK_FALSE(body_went_on);
        // The caller was not cancelled.
        co_await aio::sleep(1s);
        CHECK(elapsed() == 1s);
    });
}

TEST_CASE("what a task throws while it is cancelled is thrown by the group") {
    in_virtual_time([]() -> aio::task<> {
        const std::string failure = co_await failure_of([&] {
            return aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
                group.spawn(fail_when_cancelled("while cleaning up"));
                co_await aio::yield();
                group.cancel();
            });
        });
        CHECK(failure == "while cleaning up");
    });
}

TEST_CASE("the cancelling of an outer group reaches the innermost wait") {
    in_virtual_time([]() -> aio::task<> {
        std::string log;
        const auto inner = [&]() -> aio::task<> {
            const auto leaf = [&]() -> aio::task<> {
                try {
                    co_await aio::sleep(1h);
                } catch (const aio::cancelled&) {
                    log += "leaf";
                    throw;
                }
            };
            co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
                group.spawn(leaf());
                co_return;
            });
            log += ", the inner group went on";
        };
        co_await aio::with_task_group([&](aio::task_group& outer) -> aio::task<> {
            outer.spawn(inner());
            co_await aio::sleep(1s);
            outer.cancel();
        });
        CHECK(log == "leaf");
        CHECK(elapsed() == 1s);
    });
}

TEST_CASE("a group whose tasks all end in spite of the cancelling goes on; the next wait throws") {
    in_virtual_time([]() -> aio::task<> {
        aio::queue<char> q;
        std::string log;
        const auto get = [&]() -> aio::task<char> { co_return (co_await q.get()).value_or('-'); };
        const auto inner = [&]() -> aio::task<> {
            std::optional<char> item;
            co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
                group.spawn(get(), item);
                co_return;
            });
            log += item.value_or('-');
            if (co_await throws<aio::cancelled>([] { return aio::yield(); })) log += " cancelled";
        };
        co_await aio::with_task_group([&](aio::task_group& outer) -> aio::task<> {
            outer.spawn(inner());
            co_await aio::sleep(1s);
            q.try_put('x');
            outer.cancel();
        });
        CHECK(log == "x cancelled");
    });
}

TEST_CASE("a failure is not taken for the end of an outer group that went well") {
    in_virtual_time([]() -> aio::task<> {
        bool sibling_ended = false;
        const auto sibling = [&]() -> aio::task<> {
            co_await aio::sleep(2s);
            sibling_ended = true;
        };
        const auto handles_its_failure = []() -> aio::task<> {
            const std::string failure = co_await failure_of([] {
                return aio::with_task_group([](aio::task_group& group) -> aio::task<> {
                    group.spawn(throw_after(1s, "inner"));
                    co_return;
                });
            });
            CHECK(failure == "inner");
        };
        co_await aio::with_task_group([&](aio::task_group& outer) -> aio::task<> {
            outer.spawn(sibling());
            outer.spawn(handles_its_failure());
            co_await aio::sleep(2s);
        });
        CHECK(sibling_ended);
    });
}

}  // namespace
