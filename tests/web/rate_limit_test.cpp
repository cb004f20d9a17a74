#include "web/rate_limit.hpp"

#include <doctest/doctest.h>

#include "support/property.hpp"

using namespace asyncdemo;
using namespace std::chrono_literals;

TEST_CASE("in any second, as many are allowed as there may be, and no more") {
    rate_limit limit(3, 1s);
    aio::time_point now{};
    for (int i = 0; i < 3; ++i) CHECK(limit.take(now));
    CHECK_FALSE(limit.take(now + 999ms));
    now += 2s;
    for (int i = 0; i < 2; ++i) CHECK(limit.take(now));
    CHECK(limit.take(now + 500ms));
    CHECK_FALSE(limit.take(now + 900ms));
}

TEST_CASE("who keeps the pace is never refused, however long") {
    rate_limit limit(10, 1s);
    aio::time_point now{};
    for (int i = 0; i < 10'000; ++i, now += 100ms) CHECK(limit.take(now));
}

TEST_CASE("whatever the moments, one is refused just when it ends a second with too many") {
    test::for_all([](const std::vector<std::uint8_t>& steps) {
        rate_limit limit(4, 1s);
        std::vector<aio::time_point> all;
        aio::time_point now{};
        for (const std::uint8_t step : steps) {
            now += step * 5ms;
            all.push_back(now);
            const bool is_too_many = all.size() > 4 && now - all[all.size() - 5] < 1s;
            if (limit.take(now) == is_too_many) return false;
        }
        return true;
    });
}
