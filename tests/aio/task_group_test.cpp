#include "aio/task_group.hpp"

#include <optional>
#include <stdexcept>
#include <string>

#include "aio/event.hpp"
#include "aio/gather.hpp"
#include "aio/helpers.hpp"
#include "aio/queue.hpp"
#include "aio/sleep.hpp"

namespace {

using namespace test;

TEST_CASE("a group is left when its last task has ended") {
    in_virtual_time([]() -> aio::task<> {
        int ended = 0;
        const auto sleeper = [&](int seconds) -> aio::task<> {
            co_await aio::sleep(std::chrono::seconds(seconds));
            ++ended;
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            for (int i = 1; i <= 3; ++i) group.spawn(sleeper(i));
            co_return;
        });
        CHECK(ended == 3);
        CHECK(elapsed() == 3s);
    });
}

TEST_CASE("a spawned task runs when its caller waits, in the order of spawning") {
    in_virtual_time([]() -> aio::task<> {
        co_await aio::with_task_group([](aio::task_group& group) -> aio::task<> {
            std::string log;
            const auto write = [&](char name) -> aio::task<> {
                log += name;
                co_return;
            };
            for (const char name : {'a', 'b', 'c'}) group.spawn(write(name));
            CHECK(log.empty());
            co_await aio::yield();
            CHECK(log == "abc");
        });
    });
}

TEST_CASE("the result of a task is there when the group is left, unless the task was cancelled") {
    in_virtual_time([]() -> aio::task<> {
        const auto answer_after = [](aio::duration d) -> aio::task<int> {
            co_await aio::sleep(d);
            co_return 42;
        };
        std::optional<int> early;
        std::optional<int> late;
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(answer_after(1s), early);
            group.spawn(answer_after(3s), late);
            co_await aio::sleep(2s);
            group.cancel();
        });
        CHECK(early == 42);
        CHECK_FALSE(late.has_value());
    });
}

TEST_CASE("the failure of one task cancels the others and the body, and is thrown") {
    in_virtual_time([]() -> aio::task<> {
        std::string log;
        const auto long_one = [&]() -> aio::task<> {
            if (co_await throws<aio::cancelled>([] { return aio::sleep(1h); })) {
                log += "task cancelled, ";
            }
        };
        const std::string failure = co_await failure_of([&] {
            return aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
                group.spawn(long_one());
                group.spawn(throw_after(1s, "the failure"));
                if (co_await throws<aio::cancelled>([] { return aio::sleep(1h); })) {
                    log += "body cancelled";
                }
            });
        });
        CHECK(failure == "the failure");
        // The body is the first job of the group; it lay down last, but is cancelled in order.
        CHECK((log == "task cancelled, body cancelled" || log == "body cancelledtask cancelled, "));
        CHECK(elapsed() == 1s);
    });
}

TEST_CASE("the failure of the body cancels the tasks") {
    in_virtual_time([]() -> aio::task<> {
        bool was_cancelled = false;
        const auto long_one = [&]() -> aio::task<> {
            was_cancelled = co_await throws<aio::cancelled>([] { return aio::sleep(1h); });
        };
        const std::string failure = co_await failure_of([&] {
            return aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
                group.spawn(long_one());
                co_await throw_after(1s, "the body");
            });
        });
        CHECK(failure == "the body");
        CHECK(was_cancelled);
        CHECK(elapsed() == 1s);
    });
}

TEST_CASE("of several failures the first is thrown") {
    in_virtual_time([]() -> aio::task<> {
        const auto fails_when_cancelled = []() -> aio::task<> {
            co_await throws<aio::cancelled>([] { return aio::sleep(1h); });
            throw std::runtime_error("second");
        };
        const std::string failure = co_await failure_of([&] {
            return aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
                group.spawn(fails_when_cancelled());
                group.spawn(throw_after(1s, "first"));
                co_return;
            });
        });
        CHECK(failure == "first");
    });
}

TEST_CASE("nothing outlives its group, however it ends") {
    in_virtual_time([]() -> aio::task<> {
        for (const bool fails : {false, true}) {
            CAPTURE(fails);
            int alive = 0;
            const auto nested = [&](counted, int levels, auto& self) -> aio::task<> {
                const counted local(alive);
                if (levels == 0) {
                    co_await aio::sleep(fails ? 1h : 1s);
                } else {
                    co_await aio::with_task_group([&](aio::task_group& g) -> aio::task<> {
                        g.spawn(self(counted(alive), levels - 1, self));
                        co_await self(counted(alive), levels - 1, self);
                    });
                }
            };
            const std::string failure = co_await failure_of([&] {
                return aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
                    group.spawn(nested(counted(alive), 4, nested));
                    co_await aio::sleep(500ms);
                    CHECK(alive > 16);
                    if (fails) throw std::runtime_error("on purpose");
                });
            });
            CHECK(failure == (fails ? "on purpose" : "no failure"));
            CHECK(alive == 0);
        }
    });
}

TEST_CASE("a task may spawn others when the body has ended") {
    in_virtual_time([]() -> aio::task<> {
        int generations = 0;
        const auto descend = [&](aio::task_group& group, int left, auto& self) -> aio::task<> {
            ++generations;
            co_await aio::sleep(1s);
            if (left > 0) group.spawn(self(group, left - 1, self));
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(descend(group, 9, descend));
            co_return;
        });
        CHECK(generations == 10);
    });
}

TEST_CASE(
    "a body or task that throws cancelled by itself ends its group, and cancelled comes out") {
    in_virtual_time([]() -> aio::task<> {
        for (const bool is_body : {true, false}) {
            CAPTURE(is_body);
            int cancelled = 0;
            const auto long_one = [&]() -> aio::task<> {
                cancelled += co_await throws<aio::cancelled>([] { return aio::sleep(1h); });
            };
            const auto quit = []() -> aio::task<> {
                co_await aio::sleep(1s);
                throw aio::cancelled{};
            };
            const bool comes_out = co_await throws<aio::cancelled>([&] {
                return aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
                    group.spawn(long_one());
                    if (is_body) {
                        co_await quit();
                    } else {
                        group.spawn(quit());
                        co_await long_one();
                    }
                });
            });
            CHECK(comes_out);
            CHECK(cancelled == (is_body ? 1 : 2));
        }
        CHECK(elapsed() == 2s);
    });
}

TEST_CASE("a failure while a group ends by a cancelled of its own is not lost") {
    in_virtual_time([]() -> aio::task<> {
        const std::string failure = co_await failure_of([&] {
            return aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
                group.spawn(fail_when_cancelled("while cleaning up"));
                co_await aio::yield();
                throw aio::cancelled{};
            });
        });
        CHECK(failure == "while cleaning up");
    });
}

TEST_CASE("nothing is spawned between the end of a group's last task and that of the group") {
    in_virtual_time([]() -> aio::task<> {
        int alive = 0;
        std::string failure;
        aio::task_group* of_other = nullptr;
        aio::event body_ends;
        const auto late = [&](counted) -> aio::task<> { co_return; };
        const auto grouped = [&]() -> aio::task<> {
            co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
                of_other = &group;
                co_await aio::yield();
                body_ends.set();  // the intruder comes before the one who waits for the group
            });
        };
        const auto intruder = [&]() -> aio::task<> {
            co_await body_ends.wait();
            try {
                of_other->spawn(late(counted(alive)));
            } catch (const std::logic_error& e) {
                failure = e.what();
            }
        };
        co_await aio::gather(grouped(), intruder());
        CHECK(failure == "start a task in a nursery or group whose last one has ended");
        CHECK(alive == 0);
    });
}

}  // namespace
