#include "posix/process_figures.hpp"

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <thread>
#include <vector>

using namespace asyncdemo;

TEST_CASE("the memory of a child is known as long as it is there") {
    const int child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        ::pause();
        ::_exit(0);
    }
    const auto memory = own_memory_kb_of(child);
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
#if defined(__linux__) || defined(__APPLE__)
    REQUIRE(memory);
    CHECK(*memory > 0);
#endif
    CHECK_FALSE(own_memory_kb_of(child));
}

TEST_CASE("a process that shares its processor with many waits for it, where the system tells it") {
#ifdef __linux__
    const auto before = run_delay_so_far_s();
    if (!before) return;
    const std::size_t others = 2 * std::size_t{std::thread::hardware_concurrency()} + 2;
    std::atomic<bool> is_over = false;
    std::vector<std::thread> busy;
    for (std::size_t i = 0; i < others; ++i) {
        busy.emplace_back([&is_over] {
            while (!is_over) continue;
        });
    }
    // Without a processor for some of it: as much work as it takes for a turn of each of the
    // others.
    const auto used_before = thread_time_so_far();
    while (thread_time_so_far() - used_before < std::chrono::milliseconds(200)) continue;
    is_over = true;
    for (std::thread& t : busy) t.join();
    const double waited_s = run_delay_so_far_s().value_or(0) - *before;
    if (waited_s > 0) CHECK(waited_s > 0.02);
#endif
}
