#include "posix/timeval.hpp"

#include <doctest/doctest.h>

using namespace asyncdemo;
using namespace std::chrono_literals;

namespace {

void check_timeval(std::chrono::nanoseconds d, long s, long us) {
    const timeval t = to_timeval(d);
    CHECK(static_cast<long>(t.tv_sec) == s);
    CHECK(static_cast<long>(t.tv_usec) == us);
}

}  // namespace

TEST_CASE("a duration becomes a timeval to the microsecond above it") {
    check_timeval(0s, 0, 0);
    check_timeval(1ns, 0, 1);
    check_timeval(1us, 0, 1);
    check_timeval(2500ms, 2, 500'000);
    check_timeval(999'999'001ns, 1, 0);
    check_timeval(24h, 86'400, 0);
}
