#include "lessons/cpu-bound/turn_lock.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <vector>

#include "stage/thread_group.hpp"

using namespace asyncdemo;
using namespace asyncdemo::lessons::cpu_bound;

TEST_CASE("one at a time has the lock") {
    turn_lock lock;
    int inside = 0;
    int most = 0;
    {
        thread_group threads;
        for (int t = 0; t < 4; ++t) {
            threads.start([&] {
                for (int i = 0; i < 1000; ++i) {
                    const std::lock_guard held(lock);
                    most = std::max(most, ++inside);
                    --inside;
                }
            });
        }
    }
    CHECK(inside == 0);
    CHECK(most == 1);
}

TEST_CASE("threads that ask again and again take turns") {
    constexpr int rounds = 100;
    turn_lock lock;
    std::vector<int> order;
    std::atomic<int> here{0};
    const auto take_turns = [&](int name) {
        ++here;
        while (here < 2) std::this_thread::yield();
        for (int i = 0; i < rounds; ++i) {
            const std::lock_guard held(lock);
            order.push_back(name);
            // Until the other one has asked for it: then it has to be next.
            while (!lock.is_wanted() && i + 1 < rounds) std::this_thread::yield();
        }
    };
    {
        thread_group threads;
        threads.start([&] { take_turns(1); });
        threads.start([&] { take_turns(2); });
    }
    REQUIRE(order.size() == 2 * rounds);
    for (std::size_t i = 1; i + 2 < order.size(); ++i) CHECK(order[i] != order[i - 1]);
}
