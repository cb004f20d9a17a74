#include "lessons/cpu-bound/phases.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "aio/run.hpp"
#include "aio/sleep.hpp"
#include "runner/recording_builder.hpp"
#include "stage/recorded.hpp"

using namespace asyncdemo;
using namespace asyncdemo::lessons::cpu_bound;
using namespace std::chrono_literals;

namespace {

// Long enough that to start the processes is no large part of it.
constexpr duration one_wait = 200ms;

void first(stage& on, integer task) {
    const auto shown = on.span(std::to_string(task), "first");
    on.block_for(one_wait);
}

void second(stage& on, integer task) {
    const auto shown = on.span(std::to_string(task), "second");
    on.block_for(one_wait);
}

aio::task<> sleep_in_loop(stage& on, integer task) {
    const auto shown = on.span(std::to_string(task), "sleeps");
    co_await aio::sleep(one_wait);
}

aio::task<> block_in_loop(stage& on, integer task) {
    const auto shown = on.span(std::to_string(task), "blocks");
    on.block_for(one_wait);
    co_return;
}

recording recording_of(void (*body)(stage&)) {
    recording r;
    recording_builder builder(r);
    for (const event& e : told_on<aio::real_clock>(body)) builder.add(e);
    return r;
}

// The last end of the one and the first begin of the other.
bool comes_before(const recording& r, std::string_view one, std::string_view other) {
    double end_s = 0;
    double begin_s = HUGE_VAL;
    for (const span& s : r.spans) {
        if (s.what == one) end_s = std::max(end_s, s.end_s);
        if (s.what == other) begin_s = std::min(begin_s, s.start_s);
    }
    return end_s <= begin_s;
}

bool all_three_are_in(const recording& r, std::string_view one, std::string_view other) {
    return r.peak_in_flight(one) == 3 && r.peak_in_flight(other) == 3;
}

void check_two_phases_at_once(const recording& r) {
    CHECK(r.spans.size() == 6);
    CHECK(all_three_are_in(r, "first", "second"));
    CHECK(comes_before(r, "first", "second"));
    CHECK(std::min(r.metrics.at("one_s"), r.metrics.at("other_s")) >= seconds(one_wait).count());
    CHECK(r.metrics.at("one_processors") < 0.5);
}

}  // namespace

TEST_CASE("in threads all tasks are in a phase at once, and the next begins when all have ended") {
    check_two_phases_at_once(recording_of(
        [](stage& on) { phases_in_threads(on, 3, {{"one", first}, {"other", second}}); }));
}

TEST_CASE(
    "in processes all tasks are in a phase at once, and the next begins when all have ended") {
    check_two_phases_at_once(recording_of(
        [](stage& on) { phases_in_processes(on, 3, {{"one", first}, {"other", second}}); }));
}

TEST_CASE("on a loop what awaits is done at once, and what blocks in turn") {
    const recording r = recording_of([](stage& on) {
        aio::run(phases_on_loop(on, 3, {{"one", sleep_in_loop}, {"other", block_in_loop}}));
    });
    CHECK(r.peak_in_flight("sleeps") == 3);
    CHECK(r.peak_in_flight("blocks") == 1);
    CHECK(comes_before(r, "sleeps", "blocks"));
    CHECK(r.metrics.at("other_s") >= 3 * seconds(one_wait).count());
}
