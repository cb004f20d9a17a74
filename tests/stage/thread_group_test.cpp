#include "stage/thread_group.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>

using namespace asyncdemo;

TEST_CASE("the threads of a group have ended when their scope does") {
    std::atomic<int> ended{0};
    {
        thread_group group;
        for (int i = 0; i < 20; ++i) {
            group.start([&ended] {
                std::this_thread::sleep_for(std::chrono::milliseconds(20));
                ++ended;
            });
        }
    }
    CHECK(ended == 20);
}

TEST_CASE("the threads of a group run at the same time") {
    std::atomic<int> here{0};
    {
        thread_group group;
        for (int i = 0; i < 4; ++i) {
            group.start([&here] {
                ++here;
                while (here < 4) std::this_thread::yield();  // for ever, were they in turn
            });
        }
    }
    CHECK(here == 4);
}

TEST_CASE("a group does not gather the threads that have ended") {
    thread_group group;
    for (int i = 0; i < 2000; ++i) {
        std::atomic<bool> is_done{false};
        group.start([&is_done] { is_done = true; });
        while (!is_done) std::this_thread::yield();
    }
    CHECK(group.size() < 1000);
}
