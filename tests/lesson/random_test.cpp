#include "lesson/random.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace asyncdemo;
using namespace std::chrono_literals;

namespace {

std::uint64_t first_of(std::uint64_t seed, std::uint64_t stream) {
    settings s;
    s.seed = seed;
    return random_stream(s, stream)();
}

constexpr std::uint64_t beyond_32_bits = std::uint64_t{1} << 32U;

}  // namespace

TEST_CASE("the same seed and stream give the same numbers") {
    CHECK(first_of(1, 2) == first_of(1, 2));
}

TEST_CASE("another seed or stream gives other numbers, whichever of its bits differs") {
    CHECK(first_of(1, 2) != first_of(2, 2));
    CHECK(first_of(1, 2) != first_of(1, 3));
    CHECK(first_of(1, 2) != first_of(2, 1));
    CHECK(first_of(1, 2) != first_of(1 + beyond_32_bits, 2));
    CHECK(first_of(1, 2) != first_of(1, 2 + beyond_32_bits));
}

TEST_CASE("a duration that is drawn lies between the two, and not always in one place") {
    settings s;
    std::mt19937_64 random = random_stream(s, 0);
    duration least = 1h;
    duration most = 0ns;
    for (int i = 0; i < 1000; ++i) {
        const duration d = draw_between(random, 10ms, 20ms);
        least = std::min(least, d);
        most = std::max(most, d);
    }
    CHECK(least >= 10ms);
    CHECK(least < 10'200us);
    CHECK(most < 20ms);
    CHECK(most > 19'800us);
}

TEST_CASE("a duration between two that are equal is that one") {
    std::mt19937_64 random = random_stream(settings{}, 0);
    CHECK(draw_between(random, 5ms, 5ms) == 5ms);
}
