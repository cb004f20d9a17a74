#include "posix/process_figures.hpp"

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

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
