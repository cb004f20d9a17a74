#include "lessons/costs/waiting_threads.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include "posix/process_figures.hpp"

using namespace asyncdemo;
using namespace asyncdemo::lessons::costs;

TEST_CASE("waiting threads are there as long as they are wanted") {
    const auto before = thread_count(::getpid());
    if (!before) return;  // a system that does not tell
    {
        const waiting_threads many(20);
        CHECK(*thread_count(::getpid()) == *before + 20);
    }
    CHECK(*thread_count(::getpid()) == *before);
}
