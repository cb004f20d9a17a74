// What the lesson `multitasking` measures, to the millisecond, on the virtual clock.
#include <doctest/doctest.h>

#include "lessons/catalog.hpp"
#include "lessons/virtual_run.hpp"

using namespace asyncdemo;

namespace {

lesson_run run_with_slice(double slice_s) {
    const lesson& l = find(all_lessons(), "multitasking")->lesson;
    settings chosen = l.default_settings();
    chosen.values["slice"] = slice_s;
    return run_virtually(l, chosen, true);
}

}  // namespace

TEST_CASE("without a yield the gap is the computation and what was left to the next beat") {
    const lesson_run run = run_with_slice(0.005);
    CHECK(run.metric("without-yield", "longest_gap_s") == 0.505);
    CHECK(run.metric("without-yield", "beats_meanwhile") == 0);
    CHECK(run.metric("without-yield", "beats") == 11);
    CHECK(run.wall_s("without-yield") == doctest::Approx(0.6));
}

TEST_CASE("with yields a beat is late by one or two slices") {
    CHECK(run_with_slice(0.001).metric("with-yields", "longest_gap_s") == 0.011);
    CHECK(run_with_slice(0.005).metric("with-yields", "longest_gap_s") == 0.015);
    CHECK(run_with_slice(0.1).metric("with-yields", "longest_gap_s") == 0.205);
}

TEST_CASE("a yield to other threads is none to another task") {
    CHECK(run_with_slice(0.005).metric("thread-yield", "longest_gap_s") == 0.505);
}
