#include "stage/heartbeat.hpp"

#include <doctest/doctest.h>

#include <map>
#include <vector>

#include "aio/run.hpp"
#include "aio/sleep.hpp"
#include "stage/recorded.hpp"

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

// The beats at 10 ms beside `work(stage&)`, and for 15 ms before and after it, on the virtual
// clock.
told beside(aio::task<> (*work)(stage&)) {
    return read(events_recorded([work](recorder& to) {
        aio::virtual_clock time;
        stage on(settings{}, time, to, time.now());
        const auto both = [&]() -> aio::task<> {
            heartbeat heart(on, 10ms, 2);
            co_await heart.beat_beside(work(on));
        };
        aio::run(both(), time);
    }));
}

aio::task<> wait(stage&) { co_await aio::sleep(10ms); }

aio::task<> hold_the_thread(stage& on) {
    on.block_for(27ms);
    co_return;
}

}  // namespace

TEST_CASE("a heart beats at its interval beside a task that waits") {
    const told t = beside(wait);
    CHECK(t.beats == std::vector<duration>{5ms, 15ms, 25ms, 35ms, 45ms});
    CHECK(t.metrics.at("beats") == 5);
    CHECK(t.metrics.at("beats_meanwhile") == 1);
    CHECK(t.metrics.at("longest_gap_s") == 0.01);
}

TEST_CASE("a heart that was held up beats once, late, and is then in time again") {
    const told t = beside(hold_the_thread);
    CHECK(t.beats == std::vector<duration>{5ms, 15ms, 47ms, 55ms, 65ms});
    CHECK(t.metrics.at("beats_meanwhile") == 0);
    CHECK(t.metrics.at("longest_gap_s") == 0.032);
}

TEST_CASE("the time after the last beat is a gap as well") {
    const told t = read(events_recorded([](recorder& to) {
        aio::virtual_clock time;
        stage on(settings{}, time, to, time.now());
        const heartbeat heart(on, 10ms, 1);
        on.block_for(105ms);
    }));
    CHECK(t.beats.empty());
    CHECK(t.metrics.at("longest_gap_s") == 0.105);
}

TEST_CASE("a heart in a thread of its own beats on while another thread computes") {
    const told t = read(events_recorded([](recorder& to) {
        aio::real_clock time;
        stage on(settings{}, time, to, time.now());
        heartbeat(on, 5ms, 2).beat_in_thread_beside([&on] { on.compute_for(100ms); });
    }));
    CHECK(t.metrics.at("beats_meanwhile") > 3);
    CHECK(t.metrics.at("beats") > t.metrics.at("beats_meanwhile"));
    CHECK(static_cast<double>(t.beats.size()) == t.metrics.at("beats"));
    CHECK(t.metrics.at("longest_gap_s") >= 0.005);
}
