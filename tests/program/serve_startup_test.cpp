// The services of `startup` from outside: what people get while one is restarted.
#include <doctest/doctest.h>

#include <deque>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "program/open_server.hpp"
#include "program/real_client.hpp"

using namespace asyncdemo;
using namespace std::chrono_literals;

namespace {

constexpr std::string_view asks_for_work = "GET /work HTTP/1.1\r\nHost: a\r\n\r\n";
constexpr std::string_view asks_whether_ready = "GET /ready HTTP/1.1\r\nHost: a\r\n\r\n";
constexpr std::string_view asks_for_restart =
    "POST /restart HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n";

open_server restarted_by(const std::string& side, const std::string& warm_up = "2s",
                         const std::string& takes = "200ms") {
    return open_server({"startup", "--side", side, "--warm-up", warm_up, "--takes", takes});
}

guest asking(const open_server& s, std::string_view for_what) {
    guest g(s.port());
    g.say(for_what);
    return g;
}

void begin_restart(const open_server& s) {
    CHECK(asking(s, asks_for_restart).hears("accepted: a restart begins", soon));
}

}  // namespace

TEST_CASE(
    "after a restart, the new server answers in the way of every side, and may be restarted") {
    for (const char* side : {"accepts-too-early", "listens-when-ready", "listens-first",
                             "ready-check", "at-once", "drain", "hand-over"}) {
        CAPTURE(side);
        open_server s = restarted_by(side, "100ms");
        CHECK(asking(s, asks_for_work).hears("answered by server 1", soon));
        begin_restart(s);
        CHECK(s.shows({"server 2", "is warm"}));
        CHECK(s.shows({"server 1", "has ended"}));
        CHECK(asking(s, asks_for_work).hears("answered by server 2", soon));
        begin_restart(s);
        CHECK(s.shows({"server 2", "has ended"}));
        CHECK(s.shows({"server 3", "is warm"}));
        CHECK(asking(s, asks_for_work).hears("answered by server 3", soon));
        const outcome o = s.end();
        CHECK(o.exit_code == 130);
        CHECK(o.left_over.empty());
    }
}

TEST_CASE("whoever asks during a restart gets a 500, waits, or is answered by the old server") {
    for (const auto& [side, words_heard] : {std::pair("accepts-too-early", "HTTP/1.1 500"),
                                            {"alive-check", "HTTP/1.1 500"},
                                            {"listens-first", "answered by server 2"},
                                            {"drain", "answered by server 2"},
                                            {"ready-check", "answered by server 1"},
                                            {"hand-over", "answered by server 1"}}) {
        CAPTURE(side);
        open_server s = restarted_by(side, "5s");
        begin_restart(s);
        CHECK(s.shows({"server 2", "warms up"}));
        s.process().watch_for(300ms);  // a balancer has looked
        CHECK(asking(s, asks_for_work).hears(words_heard, soon));
    }
}

TEST_CASE("nobody listens while a server that listens when it is ready warms up") {
    open_server s = restarted_by("listens-when-ready");
    begin_restart(s);
    CHECK(s.shows({"server 2", "warms up"}));
    CHECK_THROWS_AS(guest(s.port()), std::system_error);
    CHECK(s.shows({"server 2", "is warm"}));
    s.process().watch_for(100ms);
    CHECK(asking(s, asks_for_work).hears("answered by server 2", soon));
}

TEST_CASE("a server that ends at once cuts off what it has in hand, and drain finishes it") {
    for (const std::string side : {"at-once", "drain"}) {
        CAPTURE(side);
        open_server s = restarted_by(side, "2s", "2s");
        guest in_hand = asking(s, asks_for_work);
        guest looks = asking(s, asks_whether_ready);
        CHECK(looks.hears("server 1 is ready", soon));
        begin_restart(s);
        CHECK(in_hand.is_left(soon));
        CHECK(contains(in_hand.heard(), "answered by server 1") == (side == "drain"));
        if (side == "at-once") CHECK(s.shows({"cut off: server 1 has ended"}));
    }
}

TEST_CASE("one restart at a time: another is refused meanwhile, also after it has waited") {
    for (const char* side : {"accepts-too-early", "hand-over", "listens-first"}) {
        CAPTURE(side);
        open_server s = restarted_by(side, "5s");
        begin_restart(s);
        CHECK(s.shows({"server 2", "warms up"}));
        CHECK(asking(s, asks_for_restart).hears("HTTP/1.1 409", soon));
    }
}

TEST_CASE("a port that somebody shares is refused, and nothing but a POST restarts") {
    open_server s = restarted_by("drain");
    const outcome o = run(program({"serve", "startup", "--port", std::to_string(s.port())}));
    CAPTURE(o);
    CHECK(o.exit_code != 0);
    CHECK(contains(o.err, "Address already in use"));
    CHECK(asking(s, "GET /restart HTTP/1.1\r\nHost: a\r\n\r\n").hears("405", soon));
    CHECK(asking(s, "GET /over HTTP/1.1\r\nHost: a\r\n\r\n").hears("404", soon));
    CHECK(asking(s, asks_for_work).hears("answered by server 1", soon));
}

TEST_CASE("whoever is rude keeps neither a restart nor anybody else from an answer") {
    const std::string flood(1 << 20, 'x');
    for (const char* side : {"hand-over", "ready-check"}) {
        CAPTURE(side);
        open_server s = restarted_by(side, "100ms");
        std::deque<guest> rude = knock_all_at_once(s.port(), 200);
        REQUIRE(rude.size() == 200);
        rude[0].say("POST /restart HTT");  // and no more
        rude[1].say("GET /work HTTP/1.1\r\nHost: a\r\nX: ");
        rude[2].say("POST /restart HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000000\r\n\r\n");
        for (int i = 0; i < 20; ++i) {
            rude[1].say(flood);
            rude[2].say(flood);
            rude[3].say(asks_for_work);  // and reads nothing
            rude[4].say("\x1b]0;owned\x07\xff\r\n\r\n");
            s.process().watch_for(1ms);
        }
        begin_restart(s);
        CHECK(s.shows({"server 2", "is warm"}));
        guest half = asking(s, asks_for_work);
        half.says_no_more();
        CHECK(half.hears("200 OK", soon));
        CHECK(s.shows({"server 1", "has ended"}));  // who says nothing is left at last
        const outcome o = s.end();
        CHECK_FALSE(has_escapes(o.out + o.err));
        CHECK(is_ascii(o.out + o.err));
        CHECK(o.left_over.empty());
    }
}
