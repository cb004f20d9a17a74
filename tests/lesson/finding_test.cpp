#include <doctest/doctest.h>

#include "lesson/claim.hpp"

using namespace asyncdemo;
using namespace std::chrono_literals;

TEST_CASE("a figure at its bound keeps it") {
    CHECK(at_most(3s, 3s).holds());
    CHECK(at_least(3s, 3s).holds());
    CHECK(at_most(3, 3).holds());
    CHECK(at_least(3, 3).holds());
    CHECK(exactly(3, 3).holds());
    CHECK(at_most_factor(1.5, 1.5).holds());
    CHECK(at_least_factor(1.5, 1.5).holds());
    CHECK(at_least_kilobytes(10, 10).holds());
}

TEST_CASE("a figure beyond its bound misses it by the difference") {
    CHECK(at_most(3.5s, 3s).shortfall() == 0.5);
    CHECK(at_least(2.5s, 3s).shortfall() == 0.5);
    CHECK(at_most(5, 3).shortfall() == 2);
    CHECK(at_least(1, 3).shortfall() == 2);
    CHECK(exactly(2, 3).shortfall() == 1);
    CHECK(exactly(4, 3).shortfall() == 1);
    CHECK(at_most_factor(2, 1.5).shortfall() == 0.5);
    CHECK(at_least_factor(1, 1.5).shortfall() == 0.5);
    CHECK(at_least_kilobytes(8, 10).shortfall() == 2);
    CHECK_FALSE(exactly(2, 3).holds());
}

TEST_CASE("a figure on the good side of its bound has no shortfall") {
    CHECK(at_most(1s, 3s).shortfall() == 0);
    CHECK(at_least(9s, 3s).shortfall() == 0);
}

TEST_CASE("a time holds to the microsecond, which is what it is recorded to") {
    CHECK(at_least(seconds(1.4999995), seconds(1.5)).holds());
    CHECK(at_most(seconds(0.6666672), seconds(0.6666667)).holds());
    CHECK_FALSE(at_least(seconds(1.499998), seconds(1.5)).holds());
    CHECK_FALSE(at_least_factor(1.4999995, 1.5).holds());
}
