#include "lessons/threads/blocking_queue.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <memory>
#include <stdexcept>
#include <vector>

#include "stage/thread_group.hpp"

using namespace asyncdemo;
using namespace asyncdemo::lessons::threads;

TEST_CASE("items come out in the order in which they went in") {
    blocking_queue<int> q;
    for (int i = 0; i < 5; ++i) q.put(i);
    for (int i = 0; i < 5; ++i) CHECK(q.take() == i);
}

TEST_CASE("a closed queue still gives what it has, then nothing") {
    blocking_queue<int> q;
    q.put(1);
    {
        const blocking_queue<int>::closed_at_end no_more(q);
    }
    CHECK(q.take() == 1);
    CHECK(q.take() == std::nullopt);
    CHECK(q.take() == std::nullopt);
}

TEST_CASE("items can be things that only move") {
    blocking_queue<std::unique_ptr<int>> q;
    q.put(std::make_unique<int>(7));
    CHECK(**q.take() == 7);
}

TEST_CASE("every item goes to exactly one of many threads, and closing wakes those who wait") {
    constexpr int items = 10'000;
    std::vector<std::atomic<int>> taken(items);
    {
        blocking_queue<int> q;
        thread_group takers;
        const blocking_queue<int>::closed_at_end no_more(q);
        for (int t = 0; t < 8; ++t) {
            takers.start([&] {
                while (const auto item = q.take()) ++taken[static_cast<std::size_t>(*item)];
            });
        }
        for (int i = 0; i < items; ++i) q.put(i);
    }
    CHECK(std::all_of(taken.begin(), taken.end(), [](const auto& count) { return count == 1; }));
}

TEST_CASE("threads that wait are told and joined when an exception leaves the scope") {
    blocking_queue<int> q;
    CHECK_THROWS_AS(
        [&q] {
            thread_group takers;
            const blocking_queue<int>::closed_at_end no_more(q);
            takers.start([&q] {
                while (q.take()) {
                }
            });
            throw std::runtime_error("no more threads");
        }(),
        std::runtime_error);
}
