// The servers of `retry-storm` from outside: who waits, who is answered, and who is turned away.
#include <doctest/doctest.h>

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "program/open_server.hpp"
#include "program/real_client.hpp"

using namespace asyncdemo;
using namespace std::chrono_literals;

namespace {

constexpr std::string_view a_call = "GET /work HTTP/1.1\r\nHost: a\r\n\r\n";

// One worker, so that all others wait.
open_server calls_served_by(const std::string& side, const words& more = {"--takes", "1s"}) {
    return open_server(words{"retry-storm", "--side", side, "--workers", "1"} + more);
}

}  // namespace

TEST_CASE("a full queue of shedding refuses at once, and says when to come again") {
    open_server s = calls_served_by("shedding", {"--takes", "1s", "--queue", "1"});
    guest works(s.port());
    works.say(a_call);
    CHECK(s.shows({"a worker takes it"}));
    guest waits(s.port());
    waits.say(a_call);
    CHECK(s.shows({"waits as number 1 in the queue"}));
    guest comes_too_late(s.port());
    comes_too_late.say(a_call);
    CHECK(comes_too_late.hears("503", soon));
    CHECK(comes_too_late.hears("Retry-After: 1", soon));
    CHECK(waits.hears("answered", soon));
    CHECK(s.shows({"refused: the queue is full"}));
}

TEST_CASE("what deadline can't do in time is dropped, and drop-late does it too late") {
    for (const std::string side : {"deadline", "drop-late"}) {
        CAPTURE(side);
        open_server s = calls_served_by(side, {"--takes", "1s", "--patience", "2s"});
        guest first(s.port());
        first.say(a_call);
        CHECK(s.shows({"a worker takes it"}));
        guest second(s.port());
        second.say(a_call);
        CHECK(first.hears("answered", soon));
        CHECK(second.hears(side == "deadline" ? "dropped" : "answered", soon));
    }
}

TEST_CASE("the plain service works for clients that have hung up, and that is told") {
    open_server s = calls_served_by("naive");
    guest works(s.port());
    works.say(a_call);
    CHECK(s.shows({"a worker takes it"}));
    {
        const guest gives_up(s.port());
        gives_up.say(a_call);
        CHECK(s.shows({"waits as number 1"}));
    }
    CHECK(works.hears("answered", soon));
    CHECK(s.shows({"done in vain: its client has hung up"}));
}

TEST_CASE("even the queue of the plain service has an end") {
    open_server s = calls_served_by("no-retries");
    std::deque<guest> guests = knock_all_at_once(s.port(), 1100);
    for (const guest& g : guests) g.say(a_call);
    if (guests.size() < 1100) return;
    CHECK(s.shows({"refused: the queue is full"}));
    CHECK(guests.front().hears("answered", soon));
}

TEST_CASE("curl tries again when shedding refuses it, until it is answered") {
    const auto curl = real_client("curl");
    if (!curl) return;
    open_server s = calls_served_by("shedding", {"--takes", "500ms", "--queue", "1"});
    std::deque<guest> load = knock_all_at_once(s.port(), 2);
    for (const guest& g : load) g.say(a_call);
    CHECK(s.shows({"waits as number 1"}));
    const outcome o =
        run({.program = *curl,
             .arguments = {"-s", "--retry", "5",
                           "http://127.0.0.1:" + std::to_string(s.port()) + "/work"}});
    CAPTURE(o);
    CHECK(contains(o.out, "answered"));
    CHECK(s.shows({"refused: the queue is full"}));
}

TEST_CASE("whoever is rude to the service of retry-storm keeps nobody else from an answer") {
    const std::string flood(1 << 20, 'x');
    open_server s = calls_served_by("naive", {"--takes", "10ms"});
    std::deque<guest> rude = knock_all_at_once(s.port(), 200);
    REQUIRE(rude.size() == 200);
    rude[0].say("GET /work HTT");  // and no more
    rude[1].say("GET /work HTTP/1.1\r\nHost: a\r\nX: ");
    rude[2].say("POST /work HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000000\r\n\r\n");
    for (int i = 0; i < 20; ++i) {
        rude[1].say(flood);
        rude[2].say(flood);
        rude[3].say(a_call);  // and reads nothing
        rude[4].say("\x1b]0;owned\x07\xff\r\n\r\n");
        s.process().watch_for(1ms);
    }
    guest half(s.port());
    half.say(a_call);
    half.says_no_more();
    CHECK(half.hears("200 OK", soon));
    guest lost(s.port());
    lost.say("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    CHECK(lost.hears("404", soon));
    CHECK(rude[2].hears("413", soon));
    const outcome o = s.end();
    CHECK(o.exit_code == 130);
    CHECK_FALSE(has_escapes(o.out + o.err));
    CHECK(is_ascii(o.out + o.err));
    CHECK(o.left_over.empty());
}
