#include "stage/memory_each.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <vector>

#include "stage/recorded.hpp"

using namespace asyncdemo;

TEST_CASE("what each of some things weighs is what the process filled for them, by their number") {
    const auto events = told_on<aio::real_clock>([](stage& on) {
        const memory_each memory(on);
        const std::vector<char> things(std::size_t{10} << 20, 'x');
        memory.report(on, "of_ten_kb", 10);
        memory.report(on, "of_twenty_kb", 20);
        memory.report(on, "of_none_kb", 0);
    });
    const auto metrics = marks_and_metrics_of(events).metrics;
    CHECK(metrics.count("of_none_kb") == 0);
    if (metrics.empty()) return;  // the system does not tell
    CHECK(metrics.at("of_ten_kb") > 900);
    CHECK(metrics.at("of_ten_kb") == doctest::Approx(2 * metrics.at("of_twenty_kb")).epsilon(0.1));
}

TEST_CASE("on the virtual clock nothing is weighed") {
    const auto events =
        told_on<aio::virtual_clock>([](stage& on) { memory_each(on).report(on, "each_kb", 1); });
    CHECK(marks_and_metrics_of(events).metrics.empty());
}
