#include "lesson/settings.hpp"

#include <doctest/doctest.h>

using namespace asyncdemo;
using namespace std::chrono_literals;

namespace {

constexpr parameter<duration> wait{"wait", 2s, 1ms, 60s, ""};
constexpr parameter<rate> arrivals{"rate", {50}, {1}, {1000}, ""};
constexpr parameter<integer> tasks{"tasks", 500, 1, 1000, ""};

settings chosen(double speed) {
    settings s;
    s.speed = speed;
    s.values = {{"wait", 2.0}, {"rate", 50.0}, {"tasks", 500.0}};
    return s;
}

}  // namespace

TEST_CASE("at speed 1 a side works with the values as chosen") {
    const settings s = chosen(1);
    CHECK(s[wait] == 2s);
    CHECK(s[arrivals] == rate{50});
    CHECK(s[tasks] == 500);
}

TEST_CASE("speed divides durations, multiplies rates and leaves counts alone") {
    const settings s = chosen(10);
    CHECK(s[wait] == 200ms);
    CHECK(s[arrivals] == rate{500});
    CHECK(s[tasks] == 500);
}

TEST_CASE("a speed below 1 makes the waits longer") { CHECK(chosen(0.5)[wait] == 4s); }

TEST_CASE("a wait is rounded to the nearest nanosecond") {
    CHECK(chosen(3)[wait] == 666'666'667ns);
    settings s = chosen(1);
    s.values["wait"] = 0.1 + 0.2;
    CHECK(s[wait] == 300ms);
}

TEST_CASE("a parameter that the lesson does not declare has no value") {
    settings s = chosen(1);
    s.values.erase("wait");
    CHECK_THROWS_WITH_AS(s[wait], "the parameter `--wait` is not declared", undeclared_parameter);
}

TEST_CASE("the clocks are called real and virtual") {
    CHECK(to_string(clock_kind::real) == "real");
    CHECK(to_string(clock_kind::simulated) == "virtual");
}
