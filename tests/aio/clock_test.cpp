#include "aio/clock.hpp"

#include <csignal>
#include <string>

#include "aio/gather.hpp"
#include "aio/helpers.hpp"
#include "aio/io/process.hpp"
#include "aio/io/signal.hpp"
#include "aio/io/tcp.hpp"
#include "aio/io/to_thread.hpp"
#include "aio/sleep.hpp"

namespace {

using namespace test;

TEST_CASE("a virtual clock starts at zero and stands still by itself") {
    aio::virtual_clock time;
    CHECK(time.is_virtual());
    CHECK(time.now() == aio::time_point{});
    CHECK(time.now() == aio::time_point{});
}

TEST_CASE("blocking moves a virtual clock, and never backwards") {
    aio::virtual_clock time;
    time.block_until(aio::time_point(5s));
    CHECK(time.now() == aio::time_point(5s));
    time.block_until(aio::time_point(3s));
    CHECK(time.now() == aio::time_point(5s));
}

TEST_CASE("blocking on the real clock holds the thread until the moment has come") {
    aio::real_clock time;
    CHECK_FALSE(time.is_virtual());
    const aio::time_point until = time.now() + 2ms;
    time.block_until(until);
    CHECK(time.now() >= until);
}

TEST_CASE("one who blocks makes a sleeper late by as much") {
    in_virtual_time([]() -> aio::task<> {
        const auto sleeper = []() -> aio::task<aio::duration> {
            co_await aio::sleep(1s);
            co_return elapsed();
        };
        const auto blocker = []() -> aio::task<> {
            aio::clock& time = aio::loop::current().time();
            time.block_until(time.now() + 5s);
            co_return;
        };
        const auto [woken_at, nothing] = co_await aio::gather(sleeper(), blocker());
        CHECK(woken_at == 5s);
    });
}

TEST_CASE("a hundred thousand sleepers wake exactly, in their order, and in no real time") {
    constexpr int sleepers = 100'000;
    int exact = 0;
    int in_order = 0;
    aio::duration last{};
    in_virtual_time([&]() -> aio::task<> {
        const auto sleeper = [&](aio::duration d) -> aio::task<> {
            co_await aio::sleep(d);
            exact += elapsed() == d ? 1 : 0;
            in_order += d >= last ? 1 : 0;
            last = d;
        };
        std::vector<aio::task<>> all;
        for (int i = 0; i < sleepers; ++i) {
            all.push_back(sleeper(std::chrono::nanoseconds(i * 7919LL % sleepers + 1)));
        }
        co_await aio::gather(std::move(all));
    });
    CHECK(exact == sleepers);
    CHECK(in_order == sleepers);
    CHECK(last == std::chrono::nanoseconds(sleepers));
}

TEST_CASE("what comes from outside is refused on a virtual clock, by name") {
    const std::string reason =
        " needs the real clock: nothing outside the program can be awaited on a virtual one";
    in_virtual_time([&]() -> aio::task<> {
        CHECK_THROWS_WITH_AS(aio::tcp_listener({"127.0.0.1", 0}), ("a socket" + reason).c_str(),
                             aio::needs_real_clock);
        CHECK_THROWS_WITH_AS(aio::signal_watch(SIGUSR1), ("a signal" + reason).c_str(),
                             aio::needs_real_clock);
        const std::vector<std::string> no_arguments;
        CHECK_THROWS_WITH_AS(aio::process("true", no_arguments), ("a process" + reason).c_str(),
                             aio::needs_real_clock);
        const std::string connect =
            co_await failure_of([] { return aio::connect({"127.0.0.1", 1}); });
        CHECK(connect == "a socket" + reason);
        bool was_called = false;
        const std::string thread =
            co_await failure_of([&] { return aio::to_thread([&] { was_called = true; }); });
        CHECK(thread == "a thread" + reason);
        CHECK_FALSE(was_called);
    });
}

}  // namespace
