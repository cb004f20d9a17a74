// The servers of `websocket` and `broadcast` from outside: clients that others wrote, and rude
// ones.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "program/open_server.hpp"
#include "program/real_client.hpp"

using namespace asyncdemo;
using namespace std::chrono_literals;

namespace {

std::string upgrade_from(const std::string& more = {}) {
    return "GET /ws HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
           "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" +
           more + "\r\n";
}

// A text of at most 125 bytes, as a client sends it; the mask is made of zeros, which changes
// nothing.
std::string frame_with(const std::string& text) {
    return "\x81" + std::string(1, static_cast<char>(0x80 | text.size())) + std::string(4, '\0') +
           text;
}

}  // namespace

TEST_CASE("the websockets of Python talk to every server of messages") {
    const auto python = python_with("websockets");
    if (!python) return;
    for (const words& typed :
         {words{"websocket", "--side", "thread-per-connection"},
          words{"websocket", "--side", "coroutines"}, words{"broadcast", "--side", "queue-each"}}) {
        CAPTURE(typed[0]);
        open_server s(typed);
        const std::string talk = R"(
import asyncio, sys, websockets
async def talk():
    async with websockets.connect(sys.argv[1]) as server:
        await server.send("hello")
        while "hello" not in (heard := await asyncio.wait_for(server.recv(), 20)):
            pass
        await (await server.ping())
        print("heard", heard)
asyncio.run(talk())
)";
        const outcome o =
            run({.program = *python,
                 .arguments = {"-c", talk, "ws://127.0.0.1:" + std::to_string(s.port()) + "/ws"}});
        CAPTURE(o);
        CHECK(o.exit_code == 0);
        CHECK(contains(o.out, "heard"));
    }
}

TEST_CASE("a page of another server gets no WebSocket, and whoever is no browser does") {
    for (const char* side : {"coroutines", "thread-per-connection"}) {
        CAPTURE(side);
        open_server s({"websocket", "--side", side});
        guest foreign(s.port());
        foreign.say(upgrade_from("Origin: http://example.org\r\n"));
        CHECK(foreign.hears("HTTP/1.1 403 ", soon));
        guest own(s.port());
        own.say(upgrade_from("Origin: http://127.0.0.1\r\n"));
        CHECK(own.hears("HTTP/1.1 101 ", soon));
        guest plain(s.port());
        plain.say(upgrade_from());
        CHECK(plain.hears("HTTP/1.1 101 ", soon));
    }
}

TEST_CASE("whoever is rude over WebSocket keeps nobody else from a reply") {
    const std::string flood(1 << 20, '\x7f');
    for (const words& typed : {words{"websocket", "--side", "coroutines"},
                               words{"websocket", "--side", "thread-per-connection"},
                               words{"broadcast", "--side", "queue-each"}}) {
        CAPTURE(typed[0]);
        open_server s(typed);
        std::vector<guest> rude;
        for (int i = 0; i < 4; ++i) rude.emplace_back(s.port());
        for (const guest& g : rude) g.say(upgrade_from());
        for (guest& g : rude) CHECK(g.hears("HTTP/1.1 101 ", soon));
        rude[0].say("\x81\xff\x7f\xff\xff\xff\xff\xff\xff\xff");  // and no more of all that
        rude[1].say(frame_with("\x1b]0;owned\x07"));
        rude[2].say("\x81\x05hello");  // without a mask
        for (int i = 0; i < 20; ++i) {
            rude[3].say(flood);
            s.process().watch_for(1ms);
        }
        guest polite(s.port());
        polite.say(upgrade_from());
        CHECK(polite.hears("HTTP/1.1 101 ", soon));
        polite.say(frame_with("hello"));
        CHECK(polite.hears("hello", soon));
        const outcome o = s.end();
        CHECK_FALSE(has_escapes(o.out + o.err));
        CHECK(is_ascii(o.out + o.err));
        CHECK(o.left_over.empty());
    }
}
