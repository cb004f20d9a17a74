// Lesson `lock` on the virtual clock: who reads and writes what, in which order.
#include <doctest/doctest.h>

#include "lessons/catalog.hpp"
#include "lessons/virtual_run.hpp"

using namespace asyncdemo;

namespace {

lesson_run lock_with(double tasks) {
    const lesson& l = find(all_lessons(), "lock")->lesson;
    settings chosen = l.default_settings();
    chosen.values["tasks"] = tasks;
    return run_virtually(l, chosen, false);
}

std::vector<std::string> events(const lesson_run& run, std::string_view side) {
    std::vector<std::string> all;
    for (const mark& m : run.find(side)->runs.front().marks) all.push_back(m.lane + " " + m.what);
    return all;
}

}  // namespace

TEST_CASE("without a lock all tasks read before the first one writes, and write the same") {
    CHECK(events(lock_with(3), "bare") ==
          std::vector<std::string>{"task 1 reads 0", "task 2 reads 0", "task 3 reads 0",
                                   "task 1 writes 1", "task 2 writes 1", "task 3 writes 1"});
}

TEST_CASE("with a lock each task reads what the one before it has written") {
    CHECK(events(lock_with(3), "lock") ==
          std::vector<std::string>{"task 1 reads 0", "task 1 writes 1", "task 2 reads 1",
                                   "task 2 writes 2", "task 3 reads 2", "task 3 writes 3"});
}

TEST_CASE("without a lock one update of all is kept, with a lock every one") {
    for (const int tasks : {2, 5, 50}) {
        CAPTURE(tasks);
        const lesson_run run = lock_with(tasks);
        CHECK(run.metric("bare", "counter") == 1);
        CHECK(run.metric("bare", "lost") == tasks - 1);
        CHECK(run.wall_s("bare") == 0.4);
        CHECK(run.metric("lock", "counter") == tasks);
        CHECK(run.metric("lock", "lost") == 0);
        CHECK(run.wall_s("lock") == doctest::Approx(tasks * 0.4).epsilon(1e-9));
        CHECK(run.verdict() == verdict::pass);
    }
}

TEST_CASE("threads are nothing for the virtual clock") {
    CHECK_FALSE(is_virtual(*find(all_lessons(), "lock")->lesson.find_side("lock-per-thread")));
}
