#include "stage/allocations.hpp"

#include <doctest/doctest.h>

#include <memory>
#include <new>
#include <thread>
#include <vector>

#include "aio/generator.hpp"
#include "stage/recorded.hpp"
#include "stage/stage.hpp"

using namespace asyncdemo;

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

TEST_CASE("what the stage records is not counted") {
    aio::virtual_clock time;
    events_recorded([&time](recorder& to) {
        stage on(settings{}, time, to, time.now());
        const allocation_meter heap;
        const auto shown = on.span("a lane with a long name", "lasts a while, and has a long name");
        on.mark("a lane with a long name", "something that takes many words");
        on.sample("a quantity with a long name", 1);
        on.metric("a_figure_with_a_long_name", 1);
        CHECK(heap.count() == 0);
    });
}

TEST_CASE("a generator is one allocation, however many values it gives") {
    const allocation_meter heap;
    auto numbers = count_up();
    for (int i = 0; i < 1000; ++i) numbers.next();
    CHECK(heap.count() <= 1);  // a compiler may find out that it needs none
}
