#include "stage/memory_each.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <vector>

#include "stage/recorded.hpp"

using namespace asyncdemo;

TEST_CASE("what each of some things weighs is what the process filled for them, by their number") {
    const auto events = told_on<aio::real_clock>([](stage& on) {
        const memory_each memory(on);
        const std::vector<char> ten_things(std::size_t{10} << 20, 'x');
        memory.report(on, "each_kb", 10);
        memory.report(on, "none_kb", 0);
    });
    const auto metrics = marks_and_metrics_of(events).metrics;
    CHECK(metrics.count("none_kb") == 0);
    if (metrics.empty()) return;  // the system does not tell
    CHECK(metrics.at("each_kb") > 900);
    CHECK(metrics.at("each_kb") < 1500);
}

TEST_CASE("on the virtual clock nothing is weighed") {
    const auto events =
        told_on<aio::virtual_clock>([](stage& on) { memory_each(on).report(on, "each_kb", 1); });
    CHECK(marks_and_metrics_of(events).metrics.empty());
}
