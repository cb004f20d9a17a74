#include "aio/shield.hpp"

#include <stdexcept>
#include <string>

#include "aio/event.hpp"
#include "aio/helpers.hpp"
#include "aio/sleep.hpp"
#include "aio/task_group.hpp"
#include "aio/timeout.hpp"

namespace {

using namespace test;

// What is protected is not for others to lay bare, nor does a task cancel itself.
template <class T>
concept can_be_lifted = requires(T& it) { it.lift(); };
static_assert(!can_be_lifted<aio::shielding>);
template <class T>
concept can_be_cancelled = requires(T& it) { it.cancel(); };
static_assert(!can_be_cancelled<aio::job>);

/// Runs `caller` and cancels it after a second.
aio::task<> cancel_after_a_second(aio::task<> caller) {
    aio::nursery one(aio::nursery::on_failure::cancel_the_others);
    one.start(std::move(caller));
    co_await aio::sleep(1s);
    one.cancel();
    co_await one.join();
}

TEST_CASE("a shield gives the result of its body, or its failure") {
    in_virtual_time([]() -> aio::task<> {
        const int value = co_await aio::shield(give_after(1s, 5));
        CHECK(value == 5);
        const auto failing = []() -> aio::task<> {
            co_await aio::sleep(1s);
            throw std::runtime_error("broken");
        };
        const std::string failure = co_await failure_of([&] { return aio::shield(failing()); });
        CHECK(failure == "broken");
        CHECK(elapsed() == 2s);
    });
}

TEST_CASE("cancelling does not reach through a shield: its result comes, the next wait throws") {
    in_virtual_time([]() -> aio::task<> {
        std::string log;
        const auto caller = [&]() -> aio::task<> {
            const int value = co_await aio::shield(give_after(3s, 5));
            log += "result " + std::to_string(value);
            CHECK(elapsed() == 3s);
            if (co_await throws<aio::cancelled>([] { return aio::sleep(1h); })) {
                log += ", then cancelled";
            }
        };
        co_await cancel_after_a_second(caller());
        CHECK(log == "result 5, then cancelled");
        CHECK(elapsed() == 3s);
    });
}

TEST_CASE("a shield protects the clean-up of one who is cancelled already") {
    in_virtual_time([]() -> aio::task<> {
        bool has_cleaned_up = false;
        const auto clean_up = [&]() -> aio::task<> {
            co_await aio::sleep(2s);
            has_cleaned_up = true;
        };
        const auto caller = [&]() -> aio::task<> {
            co_await throws<aio::cancelled>([] { return aio::sleep(1h); });
            co_await aio::shield(clean_up());
            const bool is_still_cancelled =
                co_await throws<aio::cancelled>([] { return aio::yield(); });
            CHECK(is_still_cancelled);
        };
        co_await cancel_after_a_second(caller());
        CHECK(has_cleaned_up);
        CHECK(elapsed() == 3s);
    });
}

TEST_CASE("a failure of a shielded body is told to the one who was cancelled meanwhile") {
    in_virtual_time([]() -> aio::task<> {
        const auto failing = []() -> aio::task<> {
            co_await aio::sleep(2s);
            throw std::runtime_error("broken");
        };
        const auto caller = [&]() -> aio::task<> { co_await aio::shield(failing()); };
        const std::string failure =
            co_await failure_of([&] { return cancel_after_a_second(caller()); });
        CHECK(failure == "broken");
    });
}

TEST_CASE("a body that throws cancelled by itself throws it through its shield") {
    in_virtual_time([]() -> aio::task<> {
        const auto gives_up = []() -> aio::task<> {
            co_await aio::yield();
            throw aio::cancelled{};
        };
        const bool is_cancelled =
            co_await throws<aio::cancelled>([&] { return aio::shield(gives_up()); });
        CHECK(is_cancelled);
        co_await aio::sleep(1s);
        CHECK(elapsed() == 1s);
    });
}

TEST_CASE("shields hold in one another, and what is inside cancels as usual") {
    in_virtual_time([]() -> aio::task<> {
        std::string log;
        const auto body = [&]() -> aio::task<> {
            co_await aio::shield(take(2s));
            log += "inner shield, ";
            co_await aio::sleep(2s);
            log += "outer shield, ";
            if (co_await throws<aio::timed_out>([] { return aio::timeout(1s, take(1h)); })) {
                log += "limit, ";
            }
            co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
                group.spawn(take(1h));
                co_await aio::sleep(1s);
                group.cancel();
            });
            log += "group";
        };
        const auto caller = [&]() -> aio::task<> { co_await aio::shield(body()); };
        co_await cancel_after_a_second(caller());
        CHECK(log == "inner shield, outer shield, limit, group");
        CHECK(elapsed() == 6s);
    });
}

TEST_CASE("a limit waits for a shield that is late, and gives what comes out") {
    in_virtual_time([]() -> aio::task<> {
        const int value = co_await aio::timeout(1s, aio::shield(give_after(2s, 5)));
        CHECK(value == 5);
        CHECK(elapsed() == 2s);
    });
}

TEST_CASE("a shield does not hide a deadlock, and is left in one") {
    int alive = 0;
    std::string log;
    const auto wait_for_ever = [&](counted) -> aio::task<> {
        aio::event never;
        if (co_await throws<aio::cancelled>([&] { return never.wait(); })) log += "given up";
    };
    const auto shielded = [&]() -> aio::task<> {
        co_await aio::shield(wait_for_ever(counted(alive)));
    };
    CHECK_THROWS_AS(in_virtual_time([&]() -> aio::task<> { co_await shielded(); }), aio::deadlock);
    CHECK(log == "given up");
    // Also when it was cancelled before, and of several one in another.
    log.clear();
    CHECK_THROWS_AS(in_virtual_time([&]() -> aio::task<> {
                        co_await cancel_after_a_second(aio::shield(shielded()));
                    }),
                    aio::deadlock);
    CHECK(log == "given up");
    CHECK(alive == 0);
}

}  // namespace
