#include "lessons/event-loop/bell.hpp"

#include <doctest/doctest.h>

using namespace asyncdemo;
using namespace asyncdemo::lessons::event_loop;

TEST_CASE("a bell can be heard when it was rung") {
    bell b;
    CHECK_FALSE(is_readable(b.fd()));
    b.ring();
    CHECK(is_readable(b.fd()));
}
