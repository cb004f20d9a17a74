#include "lesson/quantity.hpp"

#include <doctest/doctest.h>

using namespace asyncdemo;
using namespace std::chrono_literals;
using unit = finding::unit;

TEST_CASE("a quantity is shown in its unit, to as many digits as people read") {
    CHECK(show(5s) == "5.00 s");
    CHECK(show(0s) == "0 s");
    CHECK(show(quantity(unit::time_s, 1e-8)) == "0 s");
    CHECK(show(1200ns) == "1.2 us");
    CHECK(show(9990ns) == "10 us");
    CHECK(show(20) == "20");
    CHECK(show(500'000) == "500 000");
    CHECK(show(rate{500}) == "500/s");
    CHECK(show(rate{1'234'567}) == "1 230 000/s");
    CHECK(show(multiple(1.3333)) == "1.33x");
    CHECK(show(multiple(0.05)) == "0.0500x");
    CHECK(show(multiple(0)) == "0x");
    CHECK(show(multiple(20)) == "20.0x");
    CHECK(show(quantity(unit::memory_kb, 64)) == "64 kB");
}

TEST_CASE("what is shown can be typed") {
    for (const quantity& q : {quantity(5s), quantity(1234us), quantity(1300ns), quantity(0s),
                              quantity(20), quantity(500'000), quantity(rate{1'234'567}),
                              quantity(multiple(1.3333)), quantity(multiple(0.05))}) {
        CAPTURE(show(q));
        const quantity read = read_quantity(q.in, show(q));
        CHECK(read.in == q.in);
        CHECK(read.value == doctest::Approx(q.value).epsilon(0.005));
    }
}

TEST_CASE("the sign of the unit of a rate and of a factor may be left out") {
    CHECK(read_quantity(unit::per_second, "500") == quantity(rate{500}));
    CHECK(read_quantity(unit::per_second, "500/s") == quantity(rate{500}));
    CHECK(read_quantity(unit::factor, "1.5") == quantity(multiple(1.5)));
    CHECK(read_quantity(unit::factor, "1.5x") == quantity(multiple(1.5)));
}

TEST_CASE("a comma before one or two digits is a decimal one; elsewhere it is refused") {
    CHECK(read_quantity(unit::time_s, "2,5s") == quantity(2500ms));
    CHECK(read_quantity(unit::time_s, "5,0 s") == quantity(5s));
    CHECK(read_quantity(unit::factor, "1,33x") == quantity(multiple(1.33)));
    for (const char* typed : {"1,000s", ",s", "1,s", "1,5,2s", "1.5,2s"}) {
        CAPTURE(typed);
        CHECK_THROWS_AS(read_quantity(unit::time_s, typed), bad_value);
    }
    CHECK_THROWS_AS(read_quantity(unit::number, "1,5"), bad_value);
}

TEST_CASE("an answer of another kind is refused, and what would be right is told") {
    const auto refused = [](unit in, const char* typed, const char* message) {
        CAPTURE(typed);
        CHECK_THROWS_WITH_AS(read_quantity(in, typed), doctest::Contains(message), bad_value);
    };
    refused(unit::time_s, "5", "has no unit: write 5s, 5ms or 5m");
    refused(unit::time_s, "1.5x", "is not a duration");
    refused(unit::time_s, "-1s", "is negative");
    for (const char* typed : {"3s", "1.5", "five", "", "-1", "99999999999999999999", "1e3"}) {
        refused(unit::number, typed, "is not a count: write a whole number, such as 5");
    }
    for (const char* typed : {"3s", "two", "", "x", "-1", "inf", "nan", "1.5xx"}) {
        refused(unit::factor, typed, "is not a factor: write a number, such as 1.5 or 1.5x");
    }
    for (const char* typed : {"3s", "", "/s", "-1/s", "500x"}) {
        refused(unit::per_second, typed, "is not a rate: write a number, such as 500 or 500/s");
    }
}

TEST_CASE("the short way to type a quantity is read as the same") {
    CHECK(write_quantity(3s) == "3s");
    CHECK(write_quantity(1500ms) == "1500ms");
    CHECK(write_quantity(5) == "5");
    CHECK(write_quantity(10000) == "10000");
    CHECK(write_quantity(multiple(1.25)) == "1.25");
}
