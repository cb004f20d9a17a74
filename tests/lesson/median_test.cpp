#include "lesson/median.hpp"

#include <doctest/doctest.h>

#include <chrono>

using namespace asyncdemo;

TEST_CASE("the median is the value in the middle, in whatever order they come") {
    CHECK(median(std::vector{3.0}) == 3);
    CHECK(median(std::vector{9.0, 1.0, 2.0}) == 2);
}

TEST_CASE("of an even number of values it is the mean of the two in the middle") {
    using namespace std::chrono_literals;
    CHECK(median(std::vector{4.0, 1.0, 100.0, 2.0}) == 3);
    CHECK(median(std::vector{3ns, 1ns}) == 2ns);
}
