#include "stage/heartbeat.hpp"

#include <doctest/doctest.h>

#include <map>
#include <thread>
#include <vector>

#include "aio/run.hpp"
#include "aio/sleep.hpp"
#include "aio/task_group.hpp"
#include "recorded.hpp"

using namespace asyncdemo;
using namespace std::chrono_literals;

namespace {

struct told {
    std::vector<duration> beats;
    std::map<std::string, double> metrics;
};

told read(const std::vector<event>& events) {
    told all;
    for (const event& e : events) {
        if (const auto* beat = std::get_if<marked>(&e)) all.beats.emplace_back(beat->at_ns);
        if (const auto* figure = std::get_if<metric_set>(&e)) {
            all.metrics[figure->name] = figure->value;
        }
    }
    return all;
}

// The beats at 10 ms beside what `work(stage&)` does, on the virtual clock.
told beside(aio::task<> (*work)(stage&)) {
    return read(events_recorded([work](recorder& to) {
        aio::virtual_clock time;
        stage on(settings{}, time, to, time.now());
        const auto both = [&]() -> aio::task<> {
            heartbeat heart(on, 10ms);
            const auto body = [&](aio::task_group& group) -> aio::task<> {
                group.spawn(heart.beat());
                co_await work(on);
                group.cancel();
            };
            co_await aio::with_task_group(body);
        };
        aio::run(both(), time);
    }));
}

aio::task<> wait(stage&) { co_await aio::sleep(35ms); }

aio::task<> hold_the_thread(stage& on) {
    co_await aio::sleep(15ms);
    on.block_for(27ms);
    co_await aio::sleep(10ms);
}

aio::task<> hold_the_thread_to_the_end(stage& on) {
    co_await aio::sleep(15ms);
    on.block_for(100ms);
}

}  // namespace

TEST_CASE("a heart beats at its interval beside a task that waits") {
    const told t = beside(wait);
    CHECK(t.beats == std::vector<duration>{0ms, 10ms, 20ms, 30ms});
    CHECK(t.metrics.at("beats") == 4);
    CHECK(t.metrics.at("longest_gap_s") == 0.01);
}

TEST_CASE("a heart that was held up beats once, late, and is then in time again") {
    const told t = beside(hold_the_thread);
    CHECK(t.beats == std::vector<duration>{0ms, 10ms, 42ms, 50ms});
    CHECK(t.metrics.at("longest_gap_s") == 0.032);
}

TEST_CASE("the time after the last beat is a gap as well") {
    const told t = beside(hold_the_thread_to_the_end);
    CHECK(t.beats == std::vector<duration>{0ms, 10ms});
    CHECK(t.metrics.at("longest_gap_s") == 0.105);
}

TEST_CASE("a heart in a thread of its own beats on while another thread computes") {
    const told t = read(events_recorded([](recorder& to) {
        aio::real_clock time;
        stage on(settings{}, time, to, time.now());
        heartbeat heart(on, 5ms);
        std::thread beating([&heart] { heart.beat_blocking(); });
        on.compute_for(100ms);
        heart.stop();
        beating.join();
        CHECK(heart.beats() > 3);
    }));
    CHECK(static_cast<double>(t.beats.size()) == t.metrics.at("beats"));
    CHECK(t.metrics.at("longest_gap_s") >= 0.005);
}
