#include "stage/counting.hpp"

#include <doctest/doctest.h>

#include <thread>

#include "posix/process_figures.hpp"

using namespace asyncdemo;
using namespace std::chrono_literals;

namespace {

duration processor_time_of_counting(std::uint64_t last) {
    const duration before = thread_time_so_far();
    count_up(last);
    return thread_time_so_far() - before;
}

}  // namespace

TEST_CASE("counting comes to where it was to go") {
    CHECK(count_up(0) == 0);
    CHECK(count_up(1) == 1);
    CHECK(count_up(1'000'000) == 1'000'000);
}

TEST_CASE("to count further takes longer: no step is left out") {
    const duration once = processor_time_of_counting(100'000);
    CHECK(processor_time_of_counting(2'000'000) > 5 * once);
}

TEST_CASE("it is known how far this machine counts in a time") {
    const duration taken = processor_time_of_counting(counted_in(50ms));
    CHECK(taken > 25ms);
    CHECK(taken < 500ms);  // the machine may be busy
}

TEST_CASE("in twice the time it counts twice as far, and in none nowhere") {
    const auto once = static_cast<double>(counted_in(100ms));
    CHECK(static_cast<double>(counted_in(200ms)) == doctest::Approx(2 * once));
    CHECK(counted_in(0ms) == 0);
}

TEST_CASE("a thread that waits takes no processor time") {
    const duration before = thread_time_so_far();
    std::this_thread::sleep_for(50ms);
    CHECK(thread_time_so_far() - before < 25ms);
}
