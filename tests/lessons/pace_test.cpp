#include "lessons/backpressure/pace.hpp"

#include <doctest/doctest.h>

#include <vector>

#include "aio/run.hpp"
#include "stage/recorded.hpp"

using namespace asyncdemo;
using namespace asyncdemo::lessons::backpressure;
using namespace std::chrono_literals;

namespace {

// When each of four was let through at 10 ms, when something else took 25 ms after the first.
template <class Limiter>
std::vector<duration> let_through() {
    std::vector<duration> moments;
    events_recorded([&](recorder& to) {
        aio::virtual_clock time;
        stage on(settings{}, time, to, time.now());
        const auto late_once = [&]() -> aio::task<> {
            Limiter limiter(on, 10ms);
            for (int i = 0; i < 4; ++i) {
                co_await limiter.next();
                moments.push_back(on.now());
                if (i == 0) on.block_for(25ms);
            }
        };
        aio::run(late_once(), time);
    });
    return moments;
}

}  // namespace

TEST_CASE("who is late at a pace catches up") {
    CHECK(let_through<pace>() == std::vector<duration>{10ms, 35ms, 35ms, 40ms});
}

TEST_CASE("who is late at a rate limiter does not catch up") {
    CHECK(let_through<rate_limiter>() == std::vector<duration>{10ms, 35ms, 45ms, 55ms});
}
