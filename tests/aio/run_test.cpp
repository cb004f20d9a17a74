#include "aio/run.hpp"

#include <unistd.h>

#ifdef __linux__
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#endif

#include <array>
#include <cerrno>
#include <csignal>
#include <cstddef>
#include <cstdio>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "aio/dying.hpp"
#include "aio/error.hpp"
#include "aio/event.hpp"
#include "aio/gather.hpp"
#include "aio/helpers.hpp"
#include "aio/io/signal.hpp"
#include "aio/queue.hpp"
#include "aio/sleep.hpp"
#include "aio/task_group.hpp"

namespace {

using namespace test;

aio::task<int> give(int value) {
    co_await aio::yield();
    co_return value;
}

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

TEST_CASE("a loop can run one task after the other, and its time goes on") {
    aio::virtual_clock time;
    aio::loop on(time);
    const auto nap = []() -> aio::task<aio::duration> {
        co_await aio::sleep(1s);
        co_return elapsed();
    };
    CHECK(aio::run(on, nap()) == 1s);
    CHECK(aio::run(on, nap()) == 2s);
}

TEST_CASE("a loop is the current one of its thread as long as it lives, the inner one first") {
    CHECK_THROWS_AS(aio::loop::current(), std::logic_error);
    {
        aio::virtual_clock time;
        aio::loop outer(time);
        CHECK(&aio::loop::current() == &outer);
        {
            aio::loop inner(time);
            CHECK(&aio::loop::current() == &inner);
        }
        CHECK(&aio::loop::current() == &outer);
    }
    CHECK_THROWS_AS(aio::loop::current(), std::logic_error);
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

TEST_CASE("a loop that is not the current one of the thread runs nothing") {
    aio::virtual_clock time;
    aio::loop outer(time);
    bool has_begun = false;
    const auto body = [&]() -> aio::task<> {
        has_begun = true;
        co_return;
    };
    {
        const aio::loop inner(time);
        CHECK_THROWS_WITH_AS(aio::run(outer, body()),
                             "run on a loop that is not the current one of this thread",
                             std::logic_error);
    }
    std::thread([&] { CHECK_THROWS_AS(aio::run(outer, body()), std::logic_error); }).join();
    CHECK_FALSE(has_begun);
    aio::run(outer, body());
    CHECK(has_begun);
}

TEST_CASE("who is woken while another loop is the current one runs on its own") {
    aio::virtual_clock time;
    aio::loop on(time);
    aio::event e;
    std::string log;
    aio::nursery root(aio::nursery::on_failure::cancel_the_others, on);
    const auto waiter = [&]() -> aio::task<> {
        co_await e.wait();
        CHECK(&aio::loop::current() == &on);
        log += "woken ";
    };
    root.start(waiter());
    aio::run(on, give(1));  // the waiter waits now
    {
        aio::loop inner(time);
        const auto setter = [&]() -> aio::task<> {
            e.set();
            co_await aio::sleep(1s);
            log += "set ";
        };
        aio::run(inner, setter());
    }
    on.run_until_done(root);
    CHECK(log == "set woken ");
}

TEST_CASE("loops may end in any order, and the innermost that is left is the current one") {
    aio::virtual_clock time;
    auto outer = std::make_unique<aio::loop>(time);
    auto inner = std::make_unique<aio::loop>(time);
    outer.reset();
    CHECK(&aio::loop::current() == inner.get());
    inner.reset();
    CHECK_THROWS_AS(aio::loop::current(), std::logic_error);
}

TEST_CASE("everybody who is woken goes to the back of the queue") {
    in_virtual_time([]() -> aio::task<> {
        std::string log;
        aio::event e;
        const auto waiter = [&]() -> aio::task<> {
            co_await e.wait();
            log += "woken ";
        };
        const auto setter = [&]() -> aio::task<> {
            e.set();
            log += "setter ";
            co_return;
        };
        const auto other = [&]() -> aio::task<> {
            log += "other ";
            co_return;
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(waiter());
            group.spawn(setter());
            group.spawn(other());
            co_await aio::sleep(1s);
        });
        CHECK(log == "setter other woken ");
    });
}

TEST_CASE("a deadlock is told, on either clock, after all have been unwound") {
    aio::virtual_clock virtual_time;
    aio::real_clock real_time;
    for (aio::clock* const time :
         {static_cast<aio::clock*>(&virtual_time), static_cast<aio::clock*>(&real_time)}) {
        CAPTURE(time->is_virtual());
        int alive = 0;
        int cancelled = 0;
        const auto wait_for_ever = [&]() -> aio::task<> {
            const counted local(alive);
            aio::event never;
            cancelled += co_await throws<aio::cancelled>([&] { return never.wait(); });
        };
        const auto body = [&]() -> aio::task<> {
            const counted local(alive);
            co_await aio::sleep(1ms);
            co_await aio::gather(wait_for_ever(), wait_for_ever());
        };
        CHECK_THROWS_WITH_AS(aio::run(body(), *time),
                             "every task waits, and nothing is left that could wake one",
                             aio::deadlock);
        CHECK(alive == 0);
        CHECK(cancelled == 2);
    }
}

TEST_CASE("two who wait for each other are a deadlock") {
    const auto body = []() -> aio::task<> {
        aio::queue<int> there;
        aio::queue<int> back;
        const auto first = [&]() -> aio::task<> {
            co_await there.get();
            co_await back.put(1);
        };
        const auto second = [&]() -> aio::task<> {
            co_await back.get();
            co_await there.put(1);
        };
        co_await aio::gather(first(), second());
    };
    aio::virtual_clock time;
    CHECK_THROWS_AS(aio::run(body(), time), aio::deadlock);
}

TEST_CASE("one who sleeps is no deadlock, also when all the others wait for it") {
    in_virtual_time([]() -> aio::task<> {
        aio::event e;
        const auto waiter = [&]() -> aio::task<> { co_await e.wait(); };
        const auto sleeper = [&]() -> aio::task<> {
            co_await aio::sleep(1h);
            e.set();
        };
        co_await aio::gather(waiter(), waiter(), sleeper());
        CHECK(elapsed() == 1h);
    });
}

TEST_CASE("a loop can be used again after a deadlock") {
    aio::virtual_clock time;
    aio::loop on(time);
    const auto stuck = []() -> aio::task<> {
        aio::event never;
        co_await never.wait();
    };
    CHECK_THROWS_AS(aio::run(on, stuck()), aio::deadlock);
    CHECK(aio::run(on, give(4)) == 4);
}

TEST_CASE("the hook before sleeping is told how long it will be at most") {
    aio::real_clock time;
    aio::loop on(time);
    std::vector<std::optional<aio::duration>> told;
    on.before_sleep([&](std::optional<aio::duration> left) { told.push_back(left); });
    const auto nap = []() -> aio::task<> {
        co_await aio::yield();
        co_await aio::sleep(2ms);
    };
    aio::run(on, nap());
    REQUIRE_FALSE(told.empty());
    for (const std::optional<aio::duration>& left : told) {
        REQUIRE(left.has_value());
        CHECK(*left <= 2ms);
    }
}

TEST_CASE("a timer that becomes due while the loop is about to sleep still ends the sleep") {
    aio::real_clock time;
    aio::loop on(time);
    on.before_sleep([&](std::optional<aio::duration>) { time.block_until(time.now() + 5ms); });
    const auto nap = []() -> aio::task<> {
        // Something else to wait for, without which libuv would not sleep. It ends a test that
        // hangs.
        const aio::signal_watch rescue(SIGALRM);
        ::alarm(10);
        const aio::time_point start = aio::loop::current().now();
        co_await aio::sleep(2ms);
        CHECK(aio::loop::current().now() - start < 10s);
        ::alarm(0);
    };
    aio::run(on, nap());
}

#ifdef __linux__
// From now on this process gets no pipe but one without flags, which is how UBSan looks whether an
// object is there. Ends it when the system does not let that be.
void refuse_pipes() {
    std::array<sock_filter, 6> rules{{
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_pipe2, 0, 3),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, args) + sizeof(std::uint64_t)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 0, 1, 0),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    }};
    const sock_fprog filter{rules.size(), rules.data()};
    if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
        ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == 0) {
        return;
    }
    std::fputs("no filter", stderr);
    ::_exit(0);
}

TEST_CASE("a loop that gets no pipe is an error, and not the end of the program") {
    const death seen = die([] {
        refuse_pipes();
        try {
            aio::real_clock time;
            const aio::loop on(time);
        } catch (const aio::error& e) {
            std::fputs(e.what(), stderr);
        }
    });
    CHECK(seen.signal == 0);
    if (seen.words == "no filter") return;
    CHECK(seen.words.find("create an event loop") != std::string::npos);
    CHECK(seen.words.find("not permitted") != std::string::npos);
}
#endif

}  // namespace
