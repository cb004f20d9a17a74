#include "lessons/costs/laps.hpp"

#include <doctest/doctest.h>

#include <map>
#include <string>

#include "stage/recorded.hpp"

using namespace asyncdemo;
using namespace asyncdemo::lessons::costs;
using namespace std::chrono_literals;

namespace {

// What is told of laps that take 1 ms, but the last of every ten, which takes 11 ms.
std::map<std::string, double> metrics_of_laps(duration length, int in_a_row) {
    const auto events = told_on<aio::virtual_clock>([&](stage& on) {
        laps each(on, "laps", length, in_a_row);
        for (int i = 1; each.next(); ++i) on.block_for(i % 10 == 0 ? 11ms : 1ms);
    });
    return marks_and_metrics_of(events).metrics;
}

}  // namespace

TEST_CASE("laps go on for their time, and each is measured") {
    const auto metrics = metrics_of_laps(200ms, 1);
    CHECK(metrics.at("samples") == 100);
    CHECK(metrics.at("each_median_ns") == 1e6);
    CHECK(metrics.at("each_p95_ns") == 11e6);
    CHECK(metrics.at("each_cpu_ns") >= 0);
    CHECK(metrics.at("each_cpu_ns") < 1e6);  // on the virtual clock, laps only seem to take long
}

TEST_CASE("of laps in a row the mean is measured") {
    const auto metrics = metrics_of_laps(4s, 10);
    CHECK(metrics.at("samples") == 200);
    CHECK(metrics.at("each_median_ns") == 2e6);
    CHECK(metrics.at("each_p95_ns") == 2e6);
}

TEST_CASE("a row is begun as long as there is time, and until there are a hundred") {
    CHECK(metrics_of_laps(4s + 1ms, 10).at("samples") == 201);
    CHECK(metrics_of_laps(0ms, 10).at("samples") == 100);
}
