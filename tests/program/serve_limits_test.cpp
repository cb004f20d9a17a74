// Servers whose people are many, or rude.
#include <doctest/doctest.h>

#include <deque>
#include <vector>

#include "program/open_server.hpp"

using namespace asyncdemo;
using namespace std::chrono_literals;

TEST_CASE("a thousand clients at once on the loop are all answered, and it stays small") {
    open_server s({"threads", "--side", "coroutines", "--block", "2s"});
    std::deque<guest> guests = knock_all_at_once(s.port(), 1000);
    for (guest& g : guests) CHECK(g.hears("Here is your answer", soon));
    // That a client has its answer is told a moment after it has it.
    CHECK(s.shows({"answered"}, static_cast<std::ptrdiff_t>(guests.size())));
    const outcome o = s.end();
    CHECK(contains(o.out, "\n" + std::to_string(guests.size()) + " in 00:"));
    CHECK(count(table_of(o), "answered") == guests.size());
}

TEST_CASE("clients that send rubbish, or much, or never read keep nobody else from an answer") {
    const std::string flood(1 << 20, 'x');
    const std::string lines(1 << 20, '\n');
    for (const words& typed : {words{"sockets", "--side", "libuv"},
                               {"sockets", "--side", "select"},
                               {"threads", "--side", "coroutines", "--block", "100ms"},
                               {"backpressure", "--side", "drop-newest"},
                               {"backpressure", "--side", "unbounded"}}) {
        CAPTURE(typed[0]);
        CAPTURE(typed[2]);
        open_server s(typed);
        std::vector<guest> rude;
        for (int i = 0; i < 4; ++i) rude.emplace_back(s.port());
        for (int i = 0; i < 50; ++i) {
            rude[0].say(flood);
            rude[1].say(lines);
            rude[2].say("\x1b[31m\x1b]0;owned\x07\xff\xfe\n");
            rude[3].say(std::string(1000, '\0'));
            s.process().watch_for(1ms);
        }
        guest polite(s.port());
        polite.say("hello\n");
        const char* const answer = typed[0] == "sockets"   ? "Hello"
                                   : typed[0] == "threads" ? "Here is"
                                                           : "in the queue";
        CHECK(polite.hears(answer, soon));
        const outcome o = s.end();
        CHECK_FALSE(has_escapes(o.out + o.err));
        CHECK(is_ascii(o.out + o.err));
        CHECK(o.left_over.empty());
    }
}

TEST_CASE("a standard output that nobody reads holds up no client") {
    open_server s({"backpressure", "--side", "drop-newest"});
    std::deque<guest> guests = knock_all_at_once(s.port(), 100);
    // More than fits into a pipe, and nobody reads meanwhile.
    for (int i = 0; i < 15; ++i) {
        for (guest& g : guests) g.say("a\n");
    }
    guest polite(s.port());
    polite.say("b\n");
    CHECK(polite.hears("in the queue", soon));
    for (guest& g : guests) {
        while (count(g.heard(), "\n") < 15 && g.hears_more(soon)) {
        }
        CHECK(count(g.heard(), "\n") == 15);
    }
    const std::size_t told = 15 * guests.size() + 1;
    CHECK(s.shows({"in the queue"}, static_cast<std::ptrdiff_t>(told)));
    CHECK(count(table_of(s.end()), "in the queue") == told);
}

TEST_CASE("who sends a line without an end is left, and that is told") {
    open_server s({"backpressure"});
    guest g(s.port());
    g.say(std::string(5000, 'x'));
    CHECK(g.is_left(soon));
    CHECK(s.shows({"closed: too long a line"}));
}

TEST_CASE("who leaves before it is answered is told of") {
    open_server s({"backpressure"});
    {
        const guest g(s.port());
    }
    CHECK(s.shows({"went away"}));
}
