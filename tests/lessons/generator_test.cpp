// What is particular of `generator`.
#include <doctest/doctest.h>

#include "lessons/catalog.hpp"
#include "lessons/virtual_run.hpp"

using namespace asyncdemo;

namespace {

const lesson& generator_lesson() { return find(all_lessons(), "generator")->lesson; }

settings with(std::string_view parameter, double value) {
    settings chosen = generator_lesson().default_settings();
    chosen.values.find(parameter)->second = value;
    return chosen;
}

}  // namespace

TEST_CASE(
    "all sides give the same numbers: the last digits of the 10 000th are those of the book") {
    const lesson& l = generator_lesson();
    const lesson_run run = run_virtually(l, l.default_settings(), true);
    for (const side& s : l.sides) CHECK(run.metric(s.name, "last_digits") == 947'366'875);
}

TEST_CASE("only the generator computes what is asked for, and gives the first number at once") {
    const lesson& l = generator_lesson();
    const lesson_run run = run_virtually(l, l.default_settings(), true);
    CHECK(run.metric("list", "computed") == 30'000);
    CHECK(run.metric("list", "first_s") == doctest::Approx(1.5));
    CHECK(run.metric("generator", "computed") == 10'000);
    CHECK(run.metric("generator", "first_s") == doctest::Approx(50e-6));
    CHECK(run.metric("collected", "computed") == 30'000);
    CHECK(run.metric("collected", "first_s") == doctest::Approx(1.5));
}

TEST_CASE("the memory of the list grows with it, that of the generator does not") {
    const lesson& l = generator_lesson();
    const lesson_run small = run_virtually(l, with("length", 10'000), false);
    const lesson_run large = run_virtually(l, with("length", 20'000), false);
    CHECK(small.metric("list", "heap_bytes") == 80'000);
    CHECK(large.metric("list", "heap_bytes") == 160'000);
    CHECK(large.metric("generator", "heap_bytes") == small.metric("generator", "heap_bytes"));
}
