// The servers of `flow-control` from outside: each request is an item.
#include <doctest/doctest.h>

#include <string>

#include "program/open_server.hpp"

using namespace asyncdemo;
using namespace std::chrono_literals;

namespace {

constexpr std::string_view an_item =
    "POST /produce HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nitem";

open_server items_served_by(const std::string& side) {
    return open_server({"flow-control", "--side", side, "--passes-on", "1", "--queue", "2"});
}

}  // namespace

TEST_CASE("an item waits for room, is refused, or is accepted at once, as the side has it") {
    for (const std::string side : {"bounded", "shed", "unbounded"}) {
        CAPTURE(side);
        open_server s = items_served_by(side);
        guest g(s.port());
        for (int i = 1; i <= 3; ++i) {  // one is passed on, two are in the queue
            g.say(an_item);
            CHECK(g.hears("accepted as item " + std::to_string(i), soon));
        }
        g.say(an_item);
        if (side == "bounded") CHECK(s.shows({"waits: the queue is full"}));
        if (side == "shed") CHECK(g.hears("Retry-After: 1", soon));
        if (side == "shed") CHECK(g.hears("refused: the queue is full", soon));
        if (side != "shed") CHECK(g.hears("accepted as item 4", soon));
    }
}

TEST_CASE("a server that reads no further answers, and takes the next item when there is room") {
    open_server s = items_served_by("stop-reading");
    guest g(s.port());
    for (int i = 1; i <= 5; ++i) g.say(an_item);
    CHECK(g.hears("accepted as item 4", soon));
    CHECK(s.shows({"is not read any further"}));
    CHECK(g.hears("accepted as item 5", soon));
    CHECK(s.shows({"there is room again"}));
}

TEST_CASE("what is no item is told from an item, and one too large is refused") {
    open_server s = items_served_by("bounded");
    guest g(s.port());
    g.say("GET /produce HTTP/1.1\r\nHost: a\r\n\r\n");
    CHECK(g.hears("405", soon));
    g.say("POST /consume HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n");
    CHECK(g.hears("404", soon));
    g.say("POST /produce HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000000\r\n\r\n");
    CHECK(g.hears("413", soon));
    CHECK(g.is_left(soon));
}
