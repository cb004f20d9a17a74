#include "aio/io/to_thread.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <future>
#include <iterator>
#include <latch>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <type_traits>
#include <vector>

#include "aio/gather.hpp"
#include "aio/helpers.hpp"
#include "aio/io/process.hpp"
#include "aio/sleep.hpp"
#include "aio/task_group.hpp"
#include "aio/timeout.hpp"

namespace {

using namespace test;

using some_call = int (*)();
static_assert(!std::is_copy_constructible_v<aio::calling_in_thread<some_call>>);
static_assert(!std::is_move_constructible_v<aio::calling_in_thread<some_call>>);

TEST_CASE("a call in a thread gives its result, from another thread") {
    in_real_time([]() -> aio::task<> {
        const std::thread::id here = std::this_thread::get_id();
        const auto there = co_await aio::to_thread([] { return std::this_thread::get_id(); });
        CHECK(there != here);
        CHECK(std::this_thread::get_id() == here);
        const auto made = co_await aio::to_thread([] { return std::make_unique<int>(4); });
        CHECK(*made == 4);
        bool was_called = false;
        co_await aio::to_thread([&] { was_called = true; });
        CHECK(was_called);
    });
}

TEST_CASE("what a call in a thread throws reaches its caller") {
    in_real_time([]() -> aio::task<> {
        const std::string failure = co_await failure_of(
            [] { return aio::to_thread([]() -> int { throw std::runtime_error("in there"); }); });
        CHECK(failure == "in there");
        const std::string nothing = co_await failure_of(
            [] { return aio::to_thread([] { throw std::runtime_error("in there too"); }); });
        CHECK(nothing == "in there too");
    });
}

TEST_CASE("the loop goes on while a thread is busy") {
    in_real_time([]() -> aio::task<> {
        std::promise<int> from_loop;
        const auto caller = [&]() -> aio::task<int> {
            co_return co_await aio::to_thread([&] { return from_loop.get_future().get(); });
        };
        const auto helper = [&]() -> aio::task<> {
            co_await aio::sleep(1ms);
            from_loop.set_value(8);  // would never come if the loop stood still
        };
        const auto [result, nothing] = co_await aio::gather(caller(), helper());
        CHECK(result == 8);
    });
}

TEST_CASE("calls in threads run at the same time") {
    in_real_time([]() -> aio::task<> {
        std::latch all_here(3);
        const auto meet = [&]() -> aio::task<> {
            co_await aio::to_thread([&] { all_here.arrive_and_wait(); });
        };
        co_await aio::gather(meet(), meet(), meet());
        CHECK(all_here.try_wait());
    });
}

TEST_CASE("a caller that is cancelled stays parked until its call has returned") {
    in_real_time([]() -> aio::task<> {
        std::promise<void> started;
        std::promise<void> release;
        std::atomic<bool> has_returned = false;
        std::string log;
        aio::nursery callers(aio::nursery::on_failure::cancel_the_others);
        const auto caller = [&]() -> aio::task<> {
            const int result = co_await aio::to_thread([&] {
                started.set_value();
                release.get_future().wait();
                has_returned = true;
                return 5;
            });
            log += has_returned ? "returned " : "deserted ";
            log += std::to_string(result);
            if (co_await throws<aio::cancelled>([] { return aio::yield(); })) log += " cancelled";
        };
        callers.start(caller());
        co_await aio::to_thread([&] { started.get_future().wait(); });
        callers.cancel();
        for (int i = 0; i < 10; ++i) co_await aio::yield();
        CHECK(log.empty());
        CHECK_FALSE(callers.empty());
        release.set_value();
        co_await callers.join();
        CHECK(log == "returned 5 cancelled");
    });
}

TEST_CASE("a cancelled task begins no call") {
    in_real_time([]() -> aio::task<> {
        bool was_called = false;
        bool was_cancelled = false;
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.cancel();
            was_cancelled = co_await throws<aio::cancelled>(
                [&] { return aio::to_thread([&] { was_called = true; }); });
        });
        CHECK(was_cancelled);
        CHECK_FALSE(was_called);
    });
}

/// Holds every thread of the pool until it is told to let go.
class busy_pool {
public:
    aio::task<> hold() {
        for (int i = 0; i < threads; ++i) callers_.start(hold_one());
        while (begun_ < threads) co_await aio::sleep(1ms);
    }
    aio::task<> let_go() {
        may_go_.set_value();
        co_await callers_.join();
    }

private:
    static constexpr int threads = 4;  // libuv's own choice

    aio::task<> hold_one() {
        co_await aio::to_thread([this] {
            ++begun_;
            go_.wait();
        });
    }

    aio::nursery callers_{aio::nursery::on_failure::cancel_the_others};
    std::atomic<int> begun_ = 0;
    std::promise<void> may_go_;
    std::shared_future<void> go_ = may_go_.get_future().share();
};

TEST_CASE("a call that still waits for a thread is taken back when its caller is cancelled") {
    REQUIRE(std::getenv("UV_THREADPOOL_SIZE") == nullptr);
    in_real_time([]() -> aio::task<> {
        busy_pool pool;
        co_await pool.hold();
        bool was_called = false;
        bool was_cancelled = false;
        const auto caller = [&]() -> aio::task<> {
            was_cancelled = co_await throws<aio::cancelled>(
                [&] { return aio::to_thread([&] { was_called = true; }); });
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(caller());
            co_await aio::yield();
            group.cancel();
        });
        CHECK(was_cancelled);  // while the threads are busy still
        co_await pool.let_go();
        CHECK_FALSE(was_called);
    });
}

TEST_CASE("the size of the pool can't be chosen when its threads are there") {
    in_real_time([]() -> aio::task<> {
        co_await aio::to_thread([] {});
        CHECK_THROWS_AS(aio::set_thread_pool_size(5), std::logic_error);
    });
}

TEST_CASE("a limit around a call in a thread ends with the call, and gives its result") {
    in_real_time([]() -> aio::task<> {
        std::promise<void> may_return;
        bool has_returned = false;
        const auto release_late = [&]() -> aio::task<> {
            co_await aio::sleep(500ms);
            has_returned = true;
            may_return.set_value();
        };
        const auto call = [&]() -> aio::task<int> {
            co_return co_await aio::to_thread([&] {
                may_return.get_future().wait();
                return 7;
            });
        };
        const auto caller = [&]() -> aio::task<> {
            CHECK(co_await aio::timeout(250ms, call()) == 7);
            CHECK(has_returned);
        };
        co_await aio::gather(caller(), release_late());
    });
}

TEST_CASE("who waits once more after a call in a thread that was late is timed out") {
    in_real_time([]() -> aio::task<> {
        std::promise<void> may_return;
        bool has_returned = false;
        const auto release_late = [&]() -> aio::task<> {
            co_await aio::sleep(500ms);
            may_return.set_value();
        };
        const auto call_and_wait = [&]() -> aio::task<> {
            co_await aio::to_thread([&] { may_return.get_future().wait(); });
            has_returned = true;
            co_await aio::yield();
        };
        const auto caller = [&]() -> aio::task<> {
            CHECK(co_await throws<aio::timed_out>(
                [&] { return aio::timeout(250ms, call_and_wait()); }));
            CHECK(has_returned);
        };
        co_await aio::gather(caller(), release_late());
    });
}

#ifdef __linux__
// For a process of its own, since it takes away the right to start threads.
TEST_CASE("child: the pool starts when there are threads enough, and else is an error" *
          doctest::skip()) {
    // The system's own user may always start another thread, and others may have some already.
    const uid_t nobody_else = 200'000 + static_cast<uid_t>(::getpid());
    const bool is_alone = ::getuid() == 0 && ::setuid(nobody_else) == 0;
    rlimit threads{};
    REQUIRE(::getrlimit(RLIMIT_NPROC, &threads) == 0);
    const rlim_t before = threads.rlim_cur;
    const auto allow = [&](rlim_t count) {
        threads.rlim_cur = count;
        REQUIRE(::setrlimit(RLIMIT_NPROC, &threads) == 0);
    };
    const std::filesystem::directory_iterator tasks("/proc/self/task");
    const auto ours = static_cast<rlim_t>(std::distance(begin(tasks), end(tasks)));
    in_real_time([&]() -> aio::task<> {
        for (const rlim_t more : {rlim_t{0}, rlim_t{3}}) {
            if (!is_alone && more > 0) break;
            allow(is_alone ? ours + more : 0);
            const std::string failure = co_await failure_of([] { return aio::to_thread([] {}); });
            CHECK(failure ==
                  "start 4 threads for calls that block: resource temporarily unavailable");
        }
        allow(is_alone ? ours + 4 : before);
        CHECK(co_await aio::to_thread([] { return 5; }) == 5);
    });
    allow(before);
}

TEST_CASE("where no threads can be had, a call in one is an error and does not end the program") {
    in_real_time([]() -> aio::task<> {
        const std::vector<std::string> only{"--no-skip", "--test-case=child: the pool starts*"};
        aio::process child("/proc/self/exe", only);
        const std::string told = co_await aio::read_all(child.output(), 10'000);
        CAPTURE(told);
        const aio::exit_status status = co_await child.wait();
        CHECK(status.signal == 0);
        CHECK(status.code == 0);
        CHECK(told.find("1 passed") != std::string::npos);
    });
}
#endif

TEST_CASE("a call in a thread is no deadlock, also when nothing else happens") {
    in_real_time(
        []() -> aio::task<> { co_await aio::to_thread([] { std::this_thread::sleep_for(2ms); }); });
}

}  // namespace
