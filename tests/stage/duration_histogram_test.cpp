#include "stage/duration_histogram.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

#include "lesson/median.hpp"
#include "stage/percentile.hpp"

using namespace asyncdemo;
using namespace std::chrono_literals;

namespace {

duration_histogram histogram_of(const std::vector<duration>& times) {
    duration_histogram h;
    for (const duration t : times) h.add(t);
    return h;
}

// As far as the histogram may be from what it was given.
bool is_near(duration found, duration exact) {
    return std::abs(static_cast<double>((found - exact).count())) <=
           static_cast<double>(exact.count()) / 1000;
}

void check_percentiles(std::vector<duration> times) {
    const duration_histogram h = histogram_of(times);
    std::sort(times.begin(), times.end());
    for (const std::size_t percent : {1U, 10U, 50U, 90U, 95U, 99U, 100U}) {
        CAPTURE(percent);
        CHECK(
            is_near(h.percentile(static_cast<std::int64_t>(percent)), percentile(times, percent)));
    }
    CHECK(is_near(h.median(), median(times)));
    CHECK(h.max() == times.back());
    CHECK(h.count() == std::ssize(times));
}

// n values whose distribution has the inverse `quantile`, of 0 to 1.
template <class Quantile>
std::vector<duration> distributed(Quantile quantile) {
    std::mt19937_64 random(1);
    std::vector<duration> times;
    for (int i = 0; i < 20'000; ++i) {
        const double place = static_cast<double>(random() >> 11U) * 0x1.0p-53;
        times.emplace_back(static_cast<std::int64_t>(quantile(place)));
    }
    return times;
}

}  // namespace

TEST_CASE("percentiles of an even, an exponential and a two-humped distribution are near") {
    check_percentiles(distributed([](double p) { return 1e9 * p; }));
    check_percentiles(distributed([](double p) { return -1e7 * std::log(1 - p); }));
    check_percentiles(distributed([](double p) { return p < 0.5 ? 1e3 * (1 + p) : 1e12 * p; }));
}

TEST_CASE("every magnitude is known to the same share of itself") {
    for (std::int64_t ns = 1; ns < std::int64_t{1} << 62; ns += ns / 2 + 1) {
        CAPTURE(ns);
        // The three in the middle may share a cell; the last is known as the longest.
        const duration d(ns);
        const auto h = histogram_of({d - 1ns, d, d + 1ns, duration::max()});
        CHECK(is_near(h.percentile(50), d));
    }
}

TEST_CASE("short times are exact, and so are times that are all alike") {
    CHECK(histogram_of({0ns, 1ns, 2ns, 1000ns, 2047ns, 1h}).percentile(50) == 2ns);
    std::vector<duration> alike(1000, 3'600'000'001ns);
    alike.emplace_back(5200ms);
    CHECK(histogram_of(alike).percentile(50) == 3'600'000'001ns);
}

TEST_CASE("the longest and the mean are exact, whatever the cells are") {
    const auto h = histogram_of({1s, 1s + 1ns, 4s - 1ns});
    CHECK(h.max() == 4s - 1ns);
    CHECK(h.mean().count() == doctest::Approx(2).epsilon(1e-12));
    CHECK(h.percentile(100) == 4s - 1ns);
}

TEST_CASE("a percentile is of the nearest rank") {
    const auto h = histogram_of({10ns, 20ns, 30ns, 40ns});
    CHECK(h.percentile(0) == 10ns);
    CHECK(h.percentile(25) == 10ns);
    CHECK(h.percentile(26) == 20ns);
    CHECK(h.percentile(50) == 20ns);
    CHECK(h.percentile(51) == 30ns);
    CHECK(h.percentile(99) == 40ns);
}

TEST_CASE("nothing is empty, and less than nothing is none") {
    CHECK(duration_histogram().empty());
    const auto h = histogram_of({-5s});
    CHECK(h.count() == 1);
    CHECK(h.max() == 0s);
    CHECK(h.percentile(50) == 0s);
}
