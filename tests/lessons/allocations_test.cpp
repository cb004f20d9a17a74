#include "lessons/generator/allocations.hpp"

#include <doctest/doctest.h>

#include <memory>
#include <new>
#include <thread>
#include <vector>

#include "aio/generator.hpp"

// The sanitizers have an allocator of their own.
#ifndef AIO_FOREIGN_ALLOCATOR

using namespace asyncdemo::lessons::generator;

namespace {

aio::generator<int> count_up() {
    for (int i = 1;; ++i) co_yield i;
}

}  // namespace

TEST_CASE("each allocation counts, with its bytes, also when it was given back") {
    const allocation_meter heap;
    CHECK(heap.count() == 0);
    auto one = std::make_unique<std::int64_t>(1);
    one.reset();
    std::vector<std::int64_t> many;
    many.reserve(100);
    CHECK(heap.count() == 2);
    CHECK(heap.bytes() == 808);
}

TEST_CASE("a new that may fail counts as well") {
    const allocation_meter heap;
    const std::unique_ptr<int> one(new (std::nothrow) int(1));
    CHECK(heap.count() == 1);
}

TEST_CASE("another thread counts for itself") {
    const allocation_meter heap;
    std::int64_t there = 0;
    std::int64_t begun = 0;
    {
        std::thread other([&there] {
            const allocation_meter own;
            const auto one = std::make_unique<int>(1);
            there = own.count();
        });
        begun = heap.count();
        other.join();
    }
    CHECK(there == 1);
    CHECK(heap.count() == begun);
}

TEST_CASE("what is allocated meanwhile is not counted, and then it is again") {
    const allocation_meter heap;
    {
        const uncounted_allocations outer;
        const uncounted_allocations inner;
        const auto one = std::make_unique<int>(1);
    }
    CHECK(heap.count() == 0);
    const auto one = std::make_unique<int>(1);
    CHECK(heap.count() == 1);
}

TEST_CASE("a generator is one allocation, however many values it gives") {
    const allocation_meter heap;
    auto numbers = count_up();
    for (int i = 0; i < 1000; ++i) numbers.next();
    CHECK(heap.count() <= 1);  // a compiler may find out that it needs none
}

#endif
