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

aio::task<> throw_after(aio::duration d, const char* text) {
    co_await aio::sleep(d);
    throw std::runtime_error(text);
}

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
        const auto clumsy = []() -> aio::task<> {
            co_await throws<aio::cancelled>([] { return aio::sleep(1h); });
            throw std::runtime_error("while cleaning up");
        };
        const std::string failure = co_await failure_of([&] {
            return aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
                group.spawn(clumsy());
                co_await aio::yield();
                group.cancel();
            });
        });
        CHECK(failure == "while cleaning up");
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
        const auto clumsy = []() -> aio::task<> {
            co_await throws<aio::cancelled>([] { return aio::sleep(1h); });
            throw std::runtime_error("while cleaning up");
        };
        const std::string failure = co_await failure_of([&] {
            return aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
                group.spawn(clumsy());
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
