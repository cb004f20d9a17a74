#include "aio/failures.hpp"

#include <stdexcept>
#include <string>
#include <vector>

#include "aio/helpers.hpp"
#include "aio/sleep.hpp"
#include "aio/task_handle.hpp"

namespace {

using namespace test;

/// What a group of `tasks`, which are started by its body, throws; nothing when it throws nothing.
template <class Body>
aio::task<std::optional<aio::failures>> failures_of(Body body) {
    try {
        co_await aio::with_every_failure(body);
    } catch (const aio::failures& thrown) {
        co_return thrown;
    }
    co_return std::nullopt;
}

TEST_CASE("every failure of a group comes out, in the order in which they happened") {
    in_virtual_time([]() -> aio::task<> {
        const auto body = [](aio::task_group& group) -> aio::task<> {
            group.spawn(fail_when_cancelled("second"));
            group.spawn(throw_after(1s, "first"));
            co_await fail_when_cancelled("third");
        };
        const auto thrown = co_await failures_of(body);
        REQUIRE(thrown.has_value());
        CHECK(thrown->all().size() == 3);
        const std::string text = thrown->what();
        // The tasks are cancelled in the order in which they were started, the body is the first.
        CHECK(text == "3 failures: first; third; second");
        CHECK_THROWS_WITH(std::rethrow_exception(thrown->all().front()), "first");
    });
}

TEST_CASE("one failure alone comes out as failures, too") {
    in_virtual_time([]() -> aio::task<> {
        const auto body = [](aio::task_group& group) -> aio::task<> {
            group.spawn(throw_after(1s, "alone"));
            co_return;
        };
        const auto thrown = co_await failures_of(body);
        REQUIRE(thrown.has_value());
        CHECK(thrown->all().size() == 1);
        CHECK(std::string(thrown->what()) == "alone");
    });
}

TEST_CASE("what has no text is told of, and a group in a group is one failure") {
    in_virtual_time([]() -> aio::task<> {
        struct textless {};
        const auto throw_textless = []() -> aio::task<> {
            throw textless();
            co_return;
        };
        const auto inner = [&]() -> aio::task<> {
            co_await aio::with_every_failure([&](aio::task_group& group) -> aio::task<> {
                group.spawn(throw_textless());
                group.spawn(throw_textless());
                co_return;
            });
        };
        const auto body = [&](aio::task_group& group) -> aio::task<> {
            group.spawn(inner());
            co_return;
        };
        const auto thrown = co_await failures_of(body);
        REQUIRE(thrown.has_value());
        CHECK(std::string(thrown->what()) ==
              "2 failures: a failure without a text; a failure without a text");
        CHECK_THROWS_AS(std::rethrow_exception(thrown->all().front()), aio::failures);
    });
}

TEST_CASE("a group in which nothing fails throws nothing, be it cancelled") {
    in_virtual_time([]() -> aio::task<> {
        const auto body = [](aio::task_group& group) -> aio::task<> {
            const aio::task_handle doomed(group, throw_after(1h, "never"));
            doomed.cancel();
            co_await aio::sleep(1s);
            group.cancel();
        };
        const auto thrown = co_await failures_of(body);
        CHECK_FALSE(thrown.has_value());
    });
}

TEST_CASE("cancelling the caller comes out as cancelled, with failures as failures") {
    in_virtual_time([]() -> aio::task<> {
        for (const bool fails : {false, true}) {
            bool was_cancelled = false;
            std::optional<aio::failures> thrown;
            const auto body = [&](aio::task_group& group) -> aio::task<> {
                if (fails) group.spawn(fail_when_cancelled("cleaning up"));
                co_await aio::sleep(1h);
            };
            const auto caller = [&]() -> aio::task<> {
                was_cancelled = co_await throws<aio::cancelled>(
                    [&]() -> aio::task<> { thrown = co_await failures_of(body); });
            };
            co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
                group.spawn(caller());
                co_await aio::sleep(1s);
                group.cancel();
            });
            CHECK(was_cancelled == !fails);
            CHECK(thrown.has_value() == fails);
        }
    });
}

}  // namespace
