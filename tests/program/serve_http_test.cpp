// The servers of `http` from outside: clients that others wrote, many, and rude ones.
#include <doctest/doctest.h>

#include <deque>
#include <string>
#include <vector>

#include "program/open_server.hpp"
#include "program/real_client.hpp"

using namespace asyncdemo;
using namespace std::chrono_literals;

namespace {

constexpr std::string_view asks_for_items = "GET /items HTTP/1.1\r\nHost: a\r\n\r\n";
constexpr std::string_view items = R"(["Item1","Item2","Item3"])";

const std::vector<std::string> right_sides{"coroutines", "thread-per-connection", "pool",
                                           "one-thread"};

open_server served_by(const std::string& side, const words& more = {"--takes", "100ms"}) {
    return open_server(words{"http", "--side", side} + more);
}

}  // namespace

TEST_CASE("curl gets the items, a user and the time from every server of http") {
    const auto curl = real_client("curl");
    if (!curl) return;
    for (const std::string& side : right_sides) {
        CAPTURE(side);
        open_server s = served_by(side);
        const std::string at = "http://127.0.0.1:" + std::to_string(s.port());
        const outcome o = run(
            {.program = *curl,
             .arguments = {"-s", "--max-time", "20", at + "/items", at + "/users/7", at + "/now"}});
        CAPTURE(o);
        CHECK(contains(o.out, items));
        CHECK(contains(o.out, R"({"id":7,"name":"User 7"})"));
        CHECK(contains(o.out, R"({"now":")"));
        CHECK(s.shows({"answered"}, 3));
    }
}

TEST_CASE("wrk, with many connections that stay, gets nothing but answers from http") {
    const auto wrk = real_client("wrk");
    if (!wrk) return;
    open_server s = served_by("coroutines", {"-q"});
    const outcome o = run({.program = *wrk,
                           .arguments = {"-t1", "-c64", "-d1s",
                                         "http://127.0.0.1:" + std::to_string(s.port()) + "/now"}});
    CAPTURE(o);
    CHECK(contains(o.out, "requests in"));
    CHECK_FALSE(contains(o.out, "Non-2xx"));
    CHECK_FALSE(contains(o.out, "Socket errors"));
}

TEST_CASE("a thousand people at once are all answered by the coroutines of http") {
    open_server s = served_by("coroutines", {"--takes", "1s"});
    std::deque<guest> guests = knock_all_at_once(s.port(), 1000);
    for (const guest& g : guests) g.say(asks_for_items);
    for (guest& g : guests) CHECK(g.hears(items, soon));
}

TEST_CASE("whoever is rude over HTTP keeps nobody else from an answer") {
    const std::string flood(1 << 20, 'x');
    for (const std::string side : {"coroutines", "thread-per-connection"}) {
        CAPTURE(side);
        open_server s = served_by(side);
        std::deque<guest> rude;
        for (int i = 0; i < 5; ++i) rude.emplace_back(s.port());
        rude[0].say("GET /items HTT");  // and no more
        rude[1].say("GET / HTTP/1.1\r\nHost: a\r\nX: ");
        rude[2].say("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000000\r\n\r\n");
        for (int i = 0; i < 50; ++i) {
            rude[1].say(flood);
            rude[2].say(flood);
            rude[3].say(asks_for_items);  // and reads nothing
            rude[4].say("\x1b]0;owned\x07\xff\r\n\r\n");
            s.process().watch_for(1ms);
        }
        guest polite(s.port());
        polite.say(asks_for_items);
        CHECK(polite.hears(items, soon));
        const outcome o = s.end();
        CHECK_FALSE(has_escapes(o.out + o.err));
        CHECK(is_ascii(o.out + o.err));
        CHECK(o.left_over.empty());
    }
}

TEST_CASE("what is too long for http is refused with its own status, and that is told") {
    const auto refusal = [](std::string_view request) {
        open_server s = served_by("coroutines");
        guest g(s.port());
        g.say(request);
        CHECK(g.is_left(soon));
        const std::string status = g.heard().substr(9, 3);
        CHECK(s.shows({"refused with " + status}));
        return status;
    };
    CHECK(refusal("GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(9000, 'x') + "\r\n\r\n") ==
          "431");
    CHECK(refusal("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000000\r\n\r\n") == "413");
    CHECK(refusal("GET / HTTP/1.1\n\n") == "400");
}

TEST_CASE("who has said all that there is to say over HTTP still hears the answer") {
    for (const std::string& side : right_sides) {
        CAPTURE(side);
        open_server s = served_by(side);
        guest g(s.port());
        g.say(asks_for_items);
        g.says_no_more();
        CHECK(g.hears(items, soon));
        CHECK(g.is_left(soon));
    }
}

TEST_CASE("who takes long over a request is left, and that is told") {
    open_server s = served_by("coroutines");
    guest g(s.port());
    g.say("GET /items HTTP/1.1\r\n");
    CHECK(g.is_left(40s));
    CHECK(s.shows({"closed: sends too slowly"}));
}
