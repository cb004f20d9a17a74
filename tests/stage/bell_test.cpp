#include "stage/bell.hpp"

#include <doctest/doctest.h>
#include <poll.h>

using namespace asyncdemo;

namespace {

bool can_be_heard(const bell& b) {
    pollfd watched{.fd = b.fd(), .events = POLLIN, .revents = 0};
    return ::poll(&watched, 1, 0) == 1;
}

}  // namespace

TEST_CASE("a bell can be heard once for each time that it was rung") {
    bell b;
    CHECK_FALSE(can_be_heard(b));
    b.ring();
    b.ring();
    CHECK(can_be_heard(b));
    b.hear();
    CHECK(can_be_heard(b));
    b.hear();
    CHECK_FALSE(can_be_heard(b));
}
