#include "lesson/lesson.hpp"

#include <doctest/doctest.h>

using namespace asyncdemo;
using namespace std::chrono_literals;

namespace {

constexpr parameter<duration> wait{"wait", 2s, 1ms, 60s, ""};

void nothing(stage&) {}

duration twice(const settings& s) { return 2 * s[wait]; }

side waits(std::string name, bound<duration> ideal) {
    return {.name = std::move(name), .about = "", .run = nothing, .ideal = std::move(ideal)};
}

lesson two_waits_and_a_mistake() {
    lesson l{.name = "waits", .question = "", .parameters = {wait}, .sides = {}, .claims = {}};
    l.sides.push_back(waits("short", wait));
    l.sides.push_back(waits("long", twice));
    l.sides.push_back(waits("wrong", 18s));
    l.sides.back().mistake_for = "short";
    l.sides.push_back({.name = "computes", .about = "", .run = nothing});
    return l;
}

}  // namespace

TEST_CASE("a side is found by its name") {
    const lesson l = two_waits_and_a_mistake();
    REQUIRE(l.find_side("long") != nullptr);
    CHECK(l.find_side("long")->name == "long");
    CHECK(l.find_side("lon") == nullptr);
}

TEST_CASE("a side that stands for another with an error is a mistake") {
    const lesson l = two_waits_and_a_mistake();
    CHECK(l.find_side("wrong")->is_mistake());
    CHECK_FALSE(l.find_side("short")->is_mistake());
}

TEST_CASE("the default settings have every parameter at its default, on the real clock") {
    const settings s = two_waits_and_a_mistake().default_settings();
    CHECK(s[wait] == 2s);
    CHECK(s.clock == clock_kind::real);
    CHECK(s.speed == 1);
    CHECK(s.seed == 1);
}

TEST_CASE("sides that run at the same time take as long as the longest, mistakes aside") {
    const lesson l = two_waits_and_a_mistake();
    CHECK(l.ideal_time(l.default_settings()) == 4s);
}

TEST_CASE("sides that run one after the other take the sum, mistakes aside") {
    lesson l = two_waits_and_a_mistake();
    l.order = sides_run::one_after_the_other;
    CHECK(l.ideal_time(l.default_settings()) == 6s);
}

TEST_CASE("the ideal time of chosen sides is theirs alone, those in Python and mistakes as well") {
    lesson l = two_waits_and_a_mistake();
    l.order = sides_run::one_after_the_other;
    l.python_sides.push_back(waits("long (Python)", 5s));
    CHECK(l.ideal_time({l.find_side("short")}, l.default_settings()) == 2s);
    CHECK(l.ideal_time(l.all_sides(), l.default_settings()) == 6s + 18s + 5s);
    CHECK(l.ideal_time(l.default_settings()) == 6s);
}

TEST_CASE("the ideal time depends on the speed") {
    const lesson l = two_waits_and_a_mistake();
    settings fast = l.default_settings();
    fast.speed = 10;
    CHECK(l.ideal_time(fast) == 400ms);
}

TEST_CASE("a lesson has a virtual clock when one of its sides needs nothing of the real world") {
    lesson l = two_waits_and_a_mistake();
    CHECK(l.has_virtual_clock());
    for (side& s : l.sides) s.needs = "threads";
    CHECK_FALSE(l.has_virtual_clock());
    l.sides.back().needs = {};
    CHECK(l.has_virtual_clock());
}
