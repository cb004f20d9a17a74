#include "report/terminal/side_name.hpp"

#include <doctest/doctest.h>

#include "samples/sample_run.hpp"

using namespace asyncdemo;

TEST_CASE("what tells a side in Python from the one in C++ is cut last") {
    const lesson_run run = python_sample_run();
    const side& python = *run.sides.at(4).of;
    CHECK(side_name(python, 18, {}) == "no-gather (Python)");
    CHECK(side_name(python, 14, {}) == "no-g… (Python)");
    CHECK(side_name(python, 14, {.is_ascii = true}) == "no-g~ (Python)");
    CHECK(side_name(python, 8, {}) == "no-gath…");
    CHECK(side_name(*run.sides.at(2).of, 8, {}) == "no-gath…");
}
