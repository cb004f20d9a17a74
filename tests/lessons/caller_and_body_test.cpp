#include "lessons/coroutine/caller_and_body.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "aio/gather.hpp"
#include "aio/run.hpp"
#include "aio/sleep.hpp"
#include "stage/recorded.hpp"

using namespace asyncdemo;
using namespace asyncdemo::lessons::coroutine;
using namespace std::chrono_literals;

TEST_CASE("a body begins and ends with the variable that shows it") {
    const auto t = marks_and_metrics_of(told_on<aio::virtual_clock>([](stage& on) {
        on.block_for(2s);
        {
            const running_body shown(on);
            on.block_for(1s);
        }
        caller_gets(on, 42);
        caller_gets(on, std::nullopt);
    }));
    CHECK(t.marks == std::vector<std::string>{"body begins", "body ends", "caller gets 42"});
    CHECK(t.metrics.at("begins_s") == 2);
}

TEST_CASE("while the caller does something else, others run") {
    const std::vector<event> events = events_recorded([](recorder& to) {
        aio::virtual_clock time;
        const settings chosen;
        stage on(chosen, time, to, time.now());
        const auto other = [](stage& where) -> aio::task<> {
            co_await aio::sleep(1s);
            where.mark("other", "runs");
        };
        const auto caller = [](stage& where) -> aio::task<> {
            co_await do_something_else(where, 2s);
            where.mark("caller", "is back");
        };
        aio::run(aio::gather(caller(on), other(on)), time);
    });
    CHECK(marks_and_metrics_of(events).marks ==
          std::vector<std::string>{"caller does something else", "other runs", "caller is back"});
}
