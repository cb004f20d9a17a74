#include "posix/processors.hpp"

#include <doctest/doctest.h>

#include <optional>
#include <thread>

#ifdef __linux__
#include <sched.h>
#endif

using namespace asyncdemo;

TEST_CASE("a process may use one processor at least, and no more than there are") {
    CHECK(usable_processors() >= 1);
    const unsigned there_are = std::thread::hardware_concurrency();  // 0: nobody knows
    if (there_are > 0) CHECK(usable_processors() <= there_are);
}

TEST_CASE("that there are too few processors is told with the quota that is why") {
    CHECK(because_of_quota(2, 0.5) == ": a quota allows it 0.5 of 2 processors");
    CHECK(because_of_quota(1, 0.25) == ": a quota allows it 0.25 of 1 processor");
    CHECK(because_of_quota(2, 2.0).empty());
    CHECK(because_of_quota(1, std::nullopt).empty());
}

TEST_CASE("workers who got their processors and did the same work were not disturbed") {
    CHECK(disturbance({.taken_s = 1, .cpu_s = 2}, 2, {.taken_s = 2, .cpu_s = 2}, std::nullopt)
              .empty());
    CHECK(disturbance({.taken_s = 1.02, .cpu_s = 1.98}, 2, {.taken_s = 2, .cpu_s = 2}, std::nullopt)
              .empty());
}

TEST_CASE("it is said why a time says nothing about a program") {
    CHECK(disturbance({.taken_s = 2, .cpu_s = 2}, 2, {.taken_s = 2, .cpu_s = 2}, std::nullopt) ==
          "other programs left this side 1.0 of 2.0 processors");
    CHECK(
        disturbance({.taken_s = 1.5, .cpu_s = 3}, 2, {.taken_s = 2, .cpu_s = 2}, std::nullopt) ==
        "the processors slowed each other down: the same work took 1.50 times the processor time");
    CHECK(disturbance({.taken_s = 4, .cpu_s = 2}, 2, {.taken_s = 2, .cpu_s = 2}, 0.5) ==
          "a quota allows it 0.5 of 2.0 processors");
}

#ifdef __linux__
TEST_CASE("who may use one processor is told one") {
    // The thread's own set, so that no other test is held to it.
    std::thread([] {
        cpu_set_t allowed;
        REQUIRE(sched_getaffinity(0, sizeof allowed, &allowed) == 0);
        int first = 0;
        while (!CPU_ISSET(first, &allowed)) ++first;
        CPU_ZERO(&allowed);
        CPU_SET(first, &allowed);
        REQUIRE(sched_setaffinity(0, sizeof allowed, &allowed) == 0);
        CHECK(usable_processors() == 1);
    }).join();
}
#endif
