#include "aio/loop.hpp"

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
#include <cstdint>
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
#include "aio/helpers.hpp"
#include "aio/io/signal.hpp"
#include "aio/queue.hpp"
#include "aio/run.hpp"
#include "aio/sleep.hpp"
#include "aio/task_group.hpp"

namespace {

using namespace test;

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
