// Servers that people knock at: who is answered when, and what is shown of it.
#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <deque>
#include <vector>

#include "program/open_server.hpp"

using namespace asyncdemo;
using namespace std::chrono_literals;

namespace {

// Long enough to see that something does not happen.
constexpr auto a_while = 400ms;

// Has been answered already: less is waited for what is on its way than an answer takes.
bool is_answered(guest& g) { return g.hears("Here is your answer", a_while); }

}  // namespace

TEST_CASE("a blocking server answers at port 2 only after somebody came to port 1") {
    open_server s({"sockets", "--side", "blocking"});
    guest second(s.port(2));
    CHECK_FALSE(second.hears("Hello", a_while));
    guest first(s.port(1));
    CHECK(first.hears("Hello from server!\n", soon));
    CHECK(second.hears("Hello from server!\n", soon));
    CHECK(first.is_left(soon));
    CHECK(second.is_left(soon));
    CHECK(s.shows({std::to_string(s.port(2)), "answered"}));
    const outcome o = s.end();
    CAPTURE(o);
    CHECK(o.exit_code == 130);
    CHECK(count(table_of(o), "answered") == 2);
    CHECK(contains(table_of(o), "2 in 00:0"));
}

TEST_CASE("a server with select or on the loop answers at port 2 at once") {
    for (const char* side : {"select", "libuv"}) {
        CAPTURE(side);
        open_server s({"sockets", "--side", side});
        guest second(s.port(2));
        CHECK(second.hears("Hello from server!\n", soon));  // nobody has come to port 1
        guest first(s.port(1));
        CHECK(first.hears("Hello from server!\n", soon));
        CHECK(s.shows({std::to_string(s.port(1)), "answered"}));
        CHECK(s.shows({std::to_string(s.port(2)), "answered"}));
    }
}

#ifdef __linux__
TEST_CASE("who waits unaccepted is shown, and its wait is that of the whole time") {
    open_server s({"sockets", "--side", "blocking"});
    guest second(s.port(2));
    second.say("typed ahead\n");  // does not change since when it waits
    CHECK(s.shows({std::to_string(s.port(2)), "not accepted yet"}));
    s.process().watch_for(1100ms);
    guest first(s.port(1));
    CHECK(second.hears("Hello from server!\n", soon));
    CHECK(s.shows({std::to_string(s.port(2)), " s  answered"}));  // over a second
}
#endif

#ifdef __linux__
TEST_CASE("a server to which nobody comes takes hardly any processor time") {
    for (const char* side : {"blocking", "libuv"}) {
        CAPTURE(side);
        open_server s({"sockets", "--side", side});
        double least = 1;  // of several looks: another process may be in the way of some
        for (int i = 0; i < 4; ++i) {
            const auto begun = std::chrono::steady_clock::now();
            const auto before = s.process().processor_time();
            s.process().watch_for(500ms);
            const std::chrono::duration<double> used = s.process().processor_time() - before;
            const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - begun;
            least = std::min(least, used / passed);
        }
        CHECK(least < 0.005);
    }
}
#endif

TEST_CASE("who has connected and typed nothing is told of, and stands in the table") {
    open_server s({"backpressure"});
    const guest silent(s.port());
    CHECK(s.shows({"has connected, and typed nothing yet"}));
    const outcome o = s.end();
    CAPTURE(o);
    CHECK(count(table_of(o), "typed nothing yet") == 1);
    CHECK(contains(o.out, "1 in 00:0"));
}

TEST_CASE("who would take a browser is told what to take, and where its page is") {
    for (const char* lesson : {"sockets", "threads", "backpressure"}) {
        open_server s({lesson});
        CHECK(s.process().writes("use nc or telnet; a browser has its page", soon));
        CHECK(s.process().writes("Page: http://127.0.0.1:", soon));
    }
}

TEST_CASE("the one side whose server is open unless asked for is told") {
    open_server s({"sockets"});
    CHECK(contains(s.process().err(), "sockets, side libuv"));
    CHECK(s.process().writes("nc 127.0.0.1 " + std::to_string(s.port(2)) + "\n", soon));
}

TEST_CASE("the table has those who were still waiting") {
    open_server s({"threads", "--side", "pool", "--pool", "1", "--block", "60s"});
    guest first(s.port());
    CHECK(first.hears("worker 1 of 1 takes you\n", soon));
    const guest second(s.port());
    CHECK(s.shows({"waits for a worker"}, 2));
    const outcome o = s.end();
    CAPTURE(o);
    CHECK(count(table_of(o), "was still waiting at the end") == 2);
}

TEST_CASE("a pool that runs out makes the next one wait for its turn") {
    open_server s({"threads", "--side", "pool", "--pool", "2", "--block", "1s"});
    guest first(s.port());
    guest second(s.port());
    CHECK(first.hears("takes you\n", soon));
    CHECK(second.hears("takes you\n", soon));
    guest third(s.port());
    CHECK(third.hears("takes you\n", soon));
    CHECK((is_answered(first) || is_answered(second)));
    CHECK(third.hears("Here is your answer", soon));
}

TEST_CASE("coroutines and a thread for each request take everybody at once") {
    for (const char* side : {"coroutines", "thread-per-request"}) {
        CAPTURE(side);
        // Nobody is answered while this test lasts.
        open_server s({"threads", "--side", side, "--block", "60s"});
        std::vector<guest> guests;
        for (int i = 0; i < 4; ++i) guests.emplace_back(s.port());
        for (guest& g : guests) CHECK(g.hears("takes you\n", soon));
    }
}

TEST_CASE("one thread and the blocking mistake answer one before they take the next") {
    for (const char* side : {"one-thread", "blocking-in-coroutine"}) {
        CAPTURE(side);
        open_server s({"threads", "--side", side, "--block", "1s"});
        std::deque<guest> guests;
        for (int i = 0; i < 3; ++i) guests.emplace_back(s.port());
        for (std::size_t i = 0; i < guests.size(); ++i) {
            CHECK(guests[i].hears("takes you\n", soon));
            CHECK((i == 0 || is_answered(guests[i - 1])));
        }
    }
}

TEST_CASE("a bounded queue makes its people wait, others drop or grow") {
    const words slow{"--consume", "10s", "--capacity", "1", "--for", "5m"};
    // The first line is being consumed, the second fills the queue.
    const std::vector<std::pair<std::string, std::string>> replies{
        {"bounded", "the queue is full: you wait\n"},
        {"drop-newest", "dropped: the queue is full; 1 in the queue\n"},
        {"drop-oldest", "accepted, and the oldest was dropped for it; 1 in the queue\n"},
        {"unbounded", "accepted; 2 in the queue\n"}};
    for (const auto& [side, reply] : replies) {
        CAPTURE(side);
        open_server s({"backpressure", "--side", side}, slow);
        guest g(s.port());
        g.say("a\n");
        CHECK(g.hears("accepted; 0 in the queue\n", soon));
        g.say("b\nc\n");
        CHECK(g.hears(reply, soon));
        CHECK(contains(g.heard(), "accepted; 1 in the queue\n"));
    }
}

TEST_CASE("a rate limiter lets one in at a time, and the queue stays empty") {
    open_server s({"backpressure", "--side", "regulated", "--consume", "10s"});
    guest g(s.port());
    g.say("a\n");
    CHECK(s.shows({"waits for its turn"}));
    CHECK_FALSE(g.hears("accepted", a_while));
}
