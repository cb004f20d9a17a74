// How a server comes to its end.
#include <doctest/doctest.h>

#include <csignal>
#include <system_error>
#include <utility>

#include "program/open_server.hpp"

using namespace asyncdemo;
using namespace std::chrono_literals;

TEST_CASE("a server ends by itself in time, with the table, and nothing is left of it") {
    open_server s({"sockets"}, {"--for", "3s"});
    guest g(s.port());
    CHECK(g.hears("Hello", soon));
    const outcome o = s.process().wait();
    CAPTURE(o);
    CHECK(o.exit_code == 0);
    CHECK(count(table_of(o), "answered") == 1);
    CHECK(o.left_over.empty());
}

TEST_CASE("a server to which nobody came says so") {
    const outcome o = run(program({"serve", "threads", "--port", "0", "--for", "100ms"}));
    CAPTURE(o);
    CHECK(o.exit_code == 0);
    CHECK(contains(o.out, "Nobody came"));
}

TEST_CASE("however short it is open, it says that it was") {
    const outcome o = run(program({"serve", "sockets", "--port", "0", "--for", "1ms"}));
    CAPTURE(o);
    CHECK(o.exit_code == 0);
    CHECK(contains(o.err, "Open at 127.0.0.1"));
    CHECK(contains(o.out, "Nobody came"));
}

TEST_CASE("a signal ends a server with the table and its code, and nothing is left of it") {
    for (const auto& [signal, to_all] :
         {std::pair(SIGINT, false), {SIGTERM, false}, {SIGTERM, true}, {SIGHUP, true}}) {
        CAPTURE(signal);
        CAPTURE(to_all);
        open_server s({"sockets"});
        guest g(s.port());
        CHECK(g.hears("Hello", soon));
        CHECK(s.shows({"answered"}));
        to_all ? s.process().send_to_group(signal) : s.process().send(signal);
        const outcome o = s.process().wait();
        CAPTURE(o);
        CHECK(o.exit_code == 128 + signal);
        CHECK(count(table_of(o), "answered") == 1);
        CHECK(o.left_over.empty());
    }
}

TEST_CASE("when the program is killed, its server ends, also one that blocks") {
    for (const char* side : {"blocking", "libuv"}) {
        CAPTURE(side);
        open_server s({"sockets", "--side", side});
        s.process().send(SIGKILL);
        s.process().wait();
        CHECK(s.process().left_over(soon).empty());
        CHECK_THROWS_AS(guest(s.port()), std::system_error);
    }
}
