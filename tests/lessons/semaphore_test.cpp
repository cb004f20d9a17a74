// Lesson `semaphore` on the virtual clock: how many are in flight, served and refused, and when.
#include <doctest/doctest.h>

#include "lessons/catalog.hpp"
#include "lessons/virtual_run.hpp"

using namespace asyncdemo;

namespace {

lesson_run semaphore_with(double tasks, double allowed) {
    const lesson& l = find(all_lessons(), "semaphore")->lesson;
    settings chosen = l.default_settings();
    chosen.values["tasks"] = tasks;
    chosen.values["allowed"] = allowed;
    return run_virtually(l, chosen, true);
}

std::int64_t peak(const lesson_run& run, std::string_view side) {
    return run.find(side)->runs.front().peak_in_flight();
}

}  // namespace

TEST_CASE("all calls at once are in flight together, and most are refused") {
    const lesson_run run = semaphore_with(100, 10);
    CHECK(peak(run, "all-at-once") == 100);
    CHECK(run.metric("all-at-once", "served") == 10);
    CHECK(run.metric("all-at-once", "refused") == 90);
    CHECK(run.wall_s("all-at-once") == 0.2);
}

TEST_CASE("with a semaphore the calls come in waves of as many as are allowed") {
    const lesson_run run = semaphore_with(100, 10);
    CHECK(peak(run, "semaphore") == 10);
    CHECK(run.metric("semaphore", "served") == 100);
    CHECK(run.metric("semaphore", "refused") == 0);
    CHECK(run.wall_s("semaphore") == 2);
    std::int64_t call = 0;
    for (const span& s : run.find("semaphore")->runs.front().spans) {
        CHECK(s.lane == "call " + std::to_string(call + 1));
        CHECK(s.what == "is answered");
        CHECK(s.start_s == doctest::Approx(0.2 * static_cast<double>(call / 10)).epsilon(1e-9));
        ++call;
    }
}

TEST_CASE("a place that is given back before the call has ended limits nothing") {
    const lesson_run run = semaphore_with(100, 10);
    CHECK(peak(run, "call-not-awaited") == 100);
    CHECK(run.metric("call-not-awaited", "refused") == 90);
}

TEST_CASE("a last wave may be small, and a service may have room for all") {
    CHECK(semaphore_with(101, 10).wall_s("semaphore") == doctest::Approx(2.2).epsilon(1e-9));
    CHECK(semaphore_with(7, 3).wall_s("semaphore") == doctest::Approx(0.6).epsilon(1e-9));
    const lesson_run roomy = semaphore_with(5, 10);
    CHECK(peak(roomy, "semaphore") == 5);
    CHECK(roomy.metric("all-at-once", "refused") == 0);
    CHECK(roomy.verdict() == verdict::inconclusive);  // the semaphore never stops anybody
}
