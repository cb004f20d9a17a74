// What those who knock are called.
#include "asyncdemo/serve/guest_names.hpp"

#include <doctest/doctest.h>

using namespace asyncdemo;

TEST_CASE("who tells no name is a guest with a number, and keeps it when it comes again") {
    guest_names names;
    CHECK(names.enter("192.0.2.1:5001", "") == "guest 1");
    CHECK(names.enter("192.0.2.2:5001", "") == "guest 2");
    CHECK(names.enter("192.0.2.1:5002", "") == "guest 3");  // the first one is still there
    names.leave("guest 1");
    CHECK(names.enter("192.0.2.2:5002", "") == "guest 4");  // that one is another machine's
    CHECK(names.enter("192.0.2.1:5003", "") == "guest 1");
}

TEST_CASE("no two who are there at once, and no two machines, have the same name") {
    guest_names names;
    CHECK(names.enter("192.0.2.1:5001", "Ana") == "Ana");
    CHECK(names.enter("192.0.2.1:5002", "Ana") == "Ana 2");
    names.leave("Ana");
    CHECK(names.enter("192.0.2.9:5001", "Ana") == "Ana 3");
    CHECK(names.enter("192.0.2.1:5003", "Ana") == "Ana");
    CHECK(names.enter("192.0.2.9:5002", "guest 1") == "guest 1");
    CHECK(names.enter("192.0.2.1:5004", "") == "guest 1 2");
}

TEST_CASE("the next nameless client of a host has the name that was announced there, once") {
    guest_names names;
    names.announce("192.0.2.1", "Ana");
    names.announce("192.0.2.1", "Ben");
    CHECK(names.enter("192.0.2.2:1", "") == "guest 1");
    CHECK(names.enter("192.0.2.1:1", "") == "Ana");
    CHECK(names.enter("192.0.2.1:2", "Ben") == "Ben");  // tells it itself: that settles it
    CHECK(names.enter("192.0.2.1:3", "") == "guest 2");
    names.announce("::1", "Eva");
    CHECK(names.enter("[::1]:4", "") == "Eva");
}
