#include "aio/sleep.hpp"

#include <string>
#include <type_traits>

#include "aio/event.hpp"
#include "aio/gather.hpp"
#include "aio/helpers.hpp"
#include "aio/io/to_thread.hpp"
#include "aio/queue.hpp"
#include "aio/semaphore.hpp"
#include "aio/task_group.hpp"
#include "aio/timeout.hpp"

namespace {

using namespace test;

static_assert(!std::is_copy_constructible_v<aio::sleeping>);
static_assert(!std::is_move_constructible_v<aio::sleeping>);
static_assert(!std::is_copy_constructible_v<aio::yielding>);

TEST_CASE("a sleep takes exactly its time on a virtual clock") {
    in_virtual_time([]() -> aio::task<> {
        co_await aio::sleep(1s);
        CHECK(elapsed() == 1s);
        co_await aio::sleep(1ns);
        CHECK(elapsed() == 1s + 1ns);
        co_await aio::sleep_until(aio::time_point(1min));
        CHECK(elapsed() == 1min);
    });
}

TEST_CASE("a sleep on the real clock does not end before its time") {
    in_real_time([]() -> aio::task<> {
        for (const aio::duration d : {aio::duration(1ns), aio::duration(1500us)}) {
            const aio::time_point start = aio::loop::current().now();
            co_await aio::sleep(d);
            CHECK(aio::loop::current().now() - start >= d);
        }
    });
}

TEST_CASE("a sleep for ever ends when it is cancelled, and moves no clock") {
    in_virtual_time([]() -> aio::task<> {
        CHECK(co_await throws<aio::timed_out>([] {
            return aio::timeout(1s, []() -> aio::task<> { co_await aio::sleep_forever(); }());
        }));
        CHECK(elapsed() == 1s);
    });
}

TEST_CASE("a sleep for ever hides no deadlock") {
    const auto rest = []() -> aio::task<> { co_await aio::sleep_forever(); };
    CHECK_THROWS_AS(in_real_time(rest), aio::deadlock);
    CHECK_THROWS_AS(in_virtual_time(rest), aio::deadlock);
}

TEST_CASE("those who sleep at the same time wake by their deadlines, equals as they lay down") {
    in_virtual_time([]() -> aio::task<> {
        std::string log;
        const auto sleeper = [&](char name, aio::duration d) -> aio::task<> {
            co_await aio::sleep(d);
            log += name;
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(sleeper('d', 3s));
            group.spawn(sleeper('b', 2s));
            group.spawn(sleeper('a', 1s));
            group.spawn(sleeper('c', 2s));
            co_return;
        });
        CHECK(log == "abcd");
        CHECK(elapsed() == 3s);
    });
}

TEST_CASE("a sleep of no time still lets the others run once") {
    in_virtual_time([]() -> aio::task<> {
        co_await aio::with_task_group([](aio::task_group& group) -> aio::task<> {
            std::string log;
            const auto other = [&]() -> aio::task<> {
                log += "other ";
                co_return;
            };
            group.spawn(other());
            co_await aio::sleep(0s);
            log += "back ";
            group.spawn(other());
            co_await aio::sleep_until(aio::time_point(-1s));
            log += "back";
            CHECK(log == "other back other back");
            CHECK(elapsed() == 0s);
        });
    });
}

TEST_CASE("those who yield take turns") {
    in_virtual_time([]() -> aio::task<> {
        std::string log;
        const auto take_turns = [&](char name) -> aio::task<> {
            for (int i = 0; i < 3; ++i) {
                log += name;
                co_await aio::yield();
            }
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            for (const char name : {'a', 'b', 'c'}) group.spawn(take_turns(name));
            co_return;
        });
        CHECK(log == "abcabcabc");
    });
}

TEST_CASE("somebody who yields for ever does not keep a sleeper from waking") {
    in_real_time([]() -> aio::task<> {
        bool is_awake = false;
        const auto sleeper = [&]() -> aio::task<> {
            co_await aio::sleep(1ms);
            is_awake = true;
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(sleeper());
            while (!is_awake) co_await aio::yield();
        });
        CHECK(is_awake);
    });
}

TEST_CASE("a sleeper that is cancelled wakes at once, and its time does not pass") {
    in_virtual_time([]() -> aio::task<> {
        bool was_cancelled = false;
        const auto sleeper = [&]() -> aio::task<> {
            was_cancelled = co_await throws<aio::cancelled>([] { return aio::sleep(1h); });
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(sleeper());
            co_await aio::sleep(1s);
            group.cancel();
        });
        CHECK(was_cancelled);
        CHECK(elapsed() == 1s);
    });
}

TEST_CASE("a sleep that was over before the cancelling came is not taken back") {
    in_virtual_time([]() -> aio::task<> {
        std::string log;
        const auto canceller = [](aio::task_group& group) -> aio::task<> {
            co_await aio::sleep(1s);
            group.cancel();
        };
        const auto sleeper = [&]() -> aio::task<> {
            const bool first = co_await throws<aio::cancelled>([] { return aio::sleep(1s); });
            log += first ? "first cancelled" : "first over";
            const bool second = co_await throws<aio::cancelled>([] { return aio::sleep(1s); });
            log += second ? ", second cancelled" : ", second over";
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(canceller(group));
            group.spawn(sleeper());
            co_return;
        });
        CHECK(log == "first over, second cancelled");
    });
}

TEST_CASE("one who is cancelled while it waits for its turn is told when that comes") {
    in_virtual_time([]() -> aio::task<> {
        bool was_cancelled = false;
        const auto yielder = [&]() -> aio::task<> {
            was_cancelled = co_await throws<aio::cancelled>([] { return aio::yield(); });
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(yielder());
            co_await aio::yield();
            group.cancel();
        });
        CHECK(was_cancelled);
    });
}

TEST_CASE("one who swallows the cancelling and waits again, for ever, keeps nobody from running") {
    in_real_time([]() -> aio::task<> {
        aio::event never;
        aio::event raised;
        aio::queue<int> q;
        aio::semaphore places(1);
        raised.set();
        int ended = 0;
        std::string starved;
        const auto swallow = [&](const char* what, auto wait) -> aio::task<> {
            // Bounded, so that one who starves the others fails the test and does not hang it.
            int tries = 0;
            while (ended < 3) {
                if (++tries > 1'000'000) {
                    starved += what;
                    co_return;
                }
                co_await throws<aio::cancelled>(wait);
            }
        };
        const auto other = [&]() -> aio::task<> {
            co_await aio::sleep(1ms);
            ++ended;
        };
        aio::nursery others(aio::nursery::on_failure::cancel_the_others);
        aio::nursery swallowers(aio::nursery::on_failure::cancel_the_others);
        for (int i = 0; i < 3; ++i) others.start(other());
        swallowers.cancel();
        swallowers.start(swallow("sleep ", [] { return aio::sleep(1h); }));
        swallowers.start(swallow("event ", [&] { return never.wait(); }));
        swallowers.start(swallow("raised event ", [&] { return raised.wait(); }));
        swallowers.start(swallow("get ", [&] { return q.get(); }));
        swallowers.start(swallow("put ", [&] { return q.put(1); }));
        swallowers.start(swallow("acquire ", [&] { return places.acquire(); }));
        swallowers.start(swallow("yield ", [] { return aio::yield(); }));
        swallowers.start(swallow("thread ", [] { return aio::to_thread([] {}); }));
        swallowers.start(swallow("gather ", [] {
            return aio::gather([]() -> aio::task<> { co_await aio::sleep(1h); }());
        }));
        swallowers.start(swallow("timeout ", [] {
            return aio::timeout(1min, []() -> aio::task<> { co_await aio::sleep(1h); }());
        }));
        co_await swallowers.join();
        co_await others.join();
        CHECK(starved.empty());
        CHECK(q.empty());
        CHECK(places.free() == 1);
    });
}

TEST_CASE("sleepers that are cancelled from the middle of many leave the others exact") {
    in_virtual_time([]() -> aio::task<> {
        int exact = 0;
        int cut_short = 0;
        const auto sleeper = [&](int seconds) -> aio::task<> {
            co_await aio::sleep(std::chrono::seconds(seconds));
            exact += elapsed() == std::chrono::seconds(seconds) ? 1 : 0;
        };
        const auto victim = [&](int seconds) -> aio::task<> {
            try {
                co_await sleeper(seconds);
            } catch (const aio::cancelled&) {
                ++cut_short;
            }
        };
        aio::nursery kept(aio::nursery::on_failure::cancel_the_others);
        aio::nursery doomed(aio::nursery::on_failure::cancel_the_others);
        for (int i = 0; i < 1000; ++i) {
            const int seconds = 2 + i * 7919 % 1000;
            if (i % 3 == 0) {
                doomed.start(victim(seconds));
            } else {
                kept.start(sleeper(seconds));
            }
        }
        co_await aio::sleep(1s);
        doomed.cancel();
        co_await doomed.join();
        CHECK(elapsed() == 1s);
        co_await kept.join();
        CHECK(cut_short == 334);
        CHECK(exact == 666);
    });
}

}  // namespace
