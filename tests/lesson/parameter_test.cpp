#include "lesson/parameter.hpp"

#include <doctest/doctest.h>

#include <limits>

using namespace asyncdemo;
using namespace std::chrono_literals;

namespace {

const any_parameter wait = parameter<duration>{"first-wait", 2s, 1ms, 60s, "how long A waits"};
const any_parameter arrivals = parameter<rate>{"rate", {50}, {0.5}, {1000}, "how many come"};
const any_parameter tasks = parameter<integer>{"tasks", 500, 1, 1'000'000, "how many there are"};

}  // namespace

TEST_CASE("a parameter tells its name and what it is") {
    CHECK(name_of(wait) == "first-wait");
    CHECK(about(wait) == "how long A waits");
    CHECK(name_of(arrivals) == "rate");
    CHECK(about(tasks) == "how many there are");
}

TEST_CASE("the JSON name of a parameter carries its unit and has no dashes") {
    CHECK(json_name(wait) == "first_wait_s");
    CHECK(json_name(arrivals) == "rate_per_s");
    CHECK(json_name(tasks) == "tasks");
}

TEST_CASE("the default of a parameter is in the unit of its JSON name") {
    CHECK(initial_value(wait) == 2);
    CHECK(initial_value(arrivals) == 50);
    CHECK(initial_value(tasks) == 500);
}

TEST_CASE("a value is read by the type of its parameter") {
    CHECK(parse_value(wait, "250ms") == 0.25);
    CHECK(parse_value(arrivals, "2.5") == 2.5);
    CHECK(parse_value(tasks, "20") == 20);
    CHECK_THROWS_AS(parse_value(wait, "2"), bad_value);
    CHECK_THROWS_AS(parse_value(arrivals, "2s"), bad_value);
    CHECK_THROWS_AS(parse_value(tasks, "2.5"), bad_value);
}

TEST_CASE("both ends of a range are inside of it") {
    CHECK(parse_value(wait, "1ms") == 0.001);
    CHECK(parse_value(wait, "1m") == 60);
    CHECK(parse_value(arrivals, "0.5") == 0.5);
    CHECK(parse_value(arrivals, "1000") == 1000);
    CHECK(parse_value(tasks, "1") == 1);
    CHECK(parse_value(tasks, "1000000") == 1'000'000);
}

TEST_CASE("a model may go further, where the parameter says so, and nobody else") {
    const any_parameter far = parameter<integer>{"tasks", 500, 1, 1000, "how many", 5000};
    CHECK(parse_value(far, "5000", load::modelled) == 5000);
    CHECK_THROWS_AS(parse_value(far, "5001", load::modelled), bad_value);
    CHECK_THROWS_WITH_AS(
        parse_value(far, "1001"),
        "is out of range: it can be 1 to 1000; a model on the virtual clock: to 5000", bad_value);
    CHECK_THROWS_AS(parse_value(tasks, "1000001", load::modelled), bad_value);
}

TEST_CASE("what is beyond a range is refused, and the refusal tells the range") {
    CHECK_THROWS_WITH_AS(parse_value(wait, "999us"), "is out of range: it can be 1ms to 60s",
                         bad_value);
    CHECK_THROWS_WITH_AS(parse_value(wait, "60001ms"), "is out of range: it can be 1ms to 60s",
                         bad_value);
    CHECK_THROWS_WITH_AS(parse_value(arrivals, "0"),
                         "is out of range: it can be 0.5 to 1000 per second", bad_value);
    CHECK_THROWS_WITH_AS(parse_value(tasks, "0"), "is out of range: it can be 1 to 1000000",
                         bad_value);
    CHECK_THROWS_AS(parse_value(tasks, "-1"), bad_value);
}

TEST_CASE("what is no number is outside of every range") {
    CHECK_THROWS_AS(require_in_range(wait, std::numeric_limits<double>::quiet_NaN()), bad_value);
    CHECK_THROWS_AS(require_in_range(tasks, std::numeric_limits<double>::infinity()), bad_value);
    CHECK_NOTHROW(require_in_range(tasks, 3));
}

TEST_CASE("a value is written as it would be typed") {
    CHECK(write_value(wait, 0.25) == "250ms");
    CHECK(write_value(wait, 0.1 + 0.2) == "300ms");
    CHECK(write_value(arrivals, 2.5) == "2.5");
    CHECK(write_value(arrivals, 50) == "50");
    CHECK(write_value(tasks, 1'000'000) == "1000000");
}

TEST_CASE("a range is written as it would be typed") {
    CHECK(describe_range(wait) == "1ms to 60s");
    CHECK(describe_range(arrivals) == "0.5 to 1000 per second");
    CHECK(describe_range(tasks) == "1 to 1000000");
}
