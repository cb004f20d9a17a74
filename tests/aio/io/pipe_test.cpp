#include "aio/io/pipe.hpp"

#include <unistd.h>

#include <array>
#include <optional>

#include "aio/gather.hpp"
#include "aio/helpers.hpp"
#include "aio/sleep.hpp"

namespace {

using namespace test;

TEST_CASE("what is written to a pipe is read from it") {
    in_real_time([]() -> aio::task<> {
        aio::pipe p;
        co_await p.input().write("hello");
        CHECK(co_await aio::read_all(p.output(), 5) == "hello");
    });
}

TEST_CASE("who reads from a pipe waits until something is written, and others run meanwhile") {
    in_real_time([]() -> aio::task<> {
        aio::pipe p;
        const auto write_later = [](aio::pipe& to) -> aio::task<> {
            co_await aio::sleep(5ms);
            co_await to.input().write("!");
        };
        const auto read = [](aio::pipe& from) -> aio::task<> {
            CHECK(co_await aio::read_all(from.output(), 1) == "!");
        };
        co_await aio::gather(read(p), write_later(p));
    });
}

TEST_CASE("an end of a pipe that was made elsewhere is read from, and stays its owner's") {
    std::array<int, 2> ends{};
    REQUIRE(::pipe(ends.data()) == 0);
    in_real_time([&ends]() -> aio::task<> {
        aio::stream output = aio::open_pipe(ends[0]);
        CHECK(::write(ends[1], "hello", 5) == 5);
        CHECK(co_await aio::read_all(output, 5) == "hello");
    });
    for (const int end : ends) CHECK(::close(end) == 0);
}

TEST_CASE("a pipe has no virtual clock") {
    in_virtual_time([]() -> aio::task<> {
        CHECK_THROWS_AS(aio::pipe(), aio::needs_real_clock);
        co_return;
    });
}

}  // namespace
