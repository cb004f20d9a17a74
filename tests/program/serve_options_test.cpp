// Where a server can be opened, and what is said when it can not.
#include <doctest/doctest.h>

#include <utility>
#include <vector>

#include "program/open_server.hpp"

using namespace asyncdemo;
using namespace std::chrono_literals;

TEST_CASE("a port in use is an error of the machine that names the port and the option") {
    for (const char* side : {"blocking", "libuv"}) {
        CAPTURE(side);
        const open_server first({"sockets"});
        const std::string port = std::to_string(first.port());
        const outcome o = run(program({"serve", "sockets", "--side", side, "--port", port}));
        CAPTURE(o);
        CHECK(o.exit_code == 3);
        CHECK(contains(o.err, "127.0.0.1:" + port));
        CHECK(contains(o.err, "--port"));
        CHECK(o.out.empty());
        CHECK(o.left_over.empty());
    }
}

TEST_CASE("an address that this machine has not is an error of the machine") {
    for (const char* side : {"blocking", "libuv"}) {
        const outcome o = run(
            program({"serve", "sockets", "--side", side, "--host", "192.0.2.1", "--for", "100ms"}));
        CAPTURE(o);
        CHECK(o.exit_code == 3);
        CHECK(contains(o.err, "--host"));
    }
}

TEST_CASE("a server for everybody warns, and one of loopback does not") {
    for (const char* side : {"blocking", "libuv"}) {
        CAPTURE(side);
        open_server s({"sockets", "--side", side, "--host", "0.0.0.0", "-q"});
        CHECK(s.process().writes("everybody on the network", soon));
        guest second(s.port(2));
        guest first(s.port(1));
        CHECK(second.hears("Hello", soon));
    }
    open_server s({"sockets"});
    CHECK(s.process().writes("Limits: ", soon));  // the last of what it says
    CHECK_FALSE(contains(s.process().err(), "network"));
    for (const char* host : {"::1", "0:0:0:0:0:0:0:1", "::ffff:127.0.0.1"}) {
        CAPTURE(host);
        const outcome o =
            run(program({"serve", "sockets", "--port", "0", "--host", host, "--for", "1ms"}));
        CHECK_FALSE(contains(o.err, "everybody on the network"));
    }
}

TEST_CASE("what can't be served is a usage error that says what can") {
    const std::vector<std::pair<words, std::string>> wrong{
        {{}, "sockets, threads, backpressure"},
        {{"gather"}, "sockets, threads, backpressure"},
        {{"socket"}, "did you mean sockets?"},
        {{"sockets", "--side", "slect"}, "did you mean select?"},
        {{"sockets", "--side", "select", "--side", "libuv"}, "--side"},
        {{"sockets", "--port", "65535"}, "--port \"65535\""},
        {{"sockets", "--port", "-1"}, "--port \"-1\""},
        {{"sockets", "--port", "http"}, "--port \"http\""},
        {{"sockets", "--host", "localhost"}, "127.0.0.1"},
        {{"sockets", "--host", ""}, "--host \"\""},
        {{"sockets", "--host", "fe80::1"}, "fe80::1%eth0"},
        {{"sockets", "--host", "fe80::1%none"}, "fe80::1%eth0"},
        {{"sockets", "--for", "10"}, "10s"},
        {{"sockets", "--for", "0s"}, "--for \"0s\""},
        {{"sockets", "--pool", "3"}, "asyncdemo serve sockets --help"},
        {{"threads", "--pool", "0"}, "--pool \"0\""}};
    for (const auto& [typed, says] : wrong) {
        words all{"serve"};
        all.insert(all.end(), typed.begin(), typed.end());
        const outcome o = run(program(all));
        CAPTURE(o);
        CHECK(o.exit_code == 2);
        CHECK(contains(o.err, says));
        CHECK(o.out.empty());
    }
}

TEST_CASE("what is said to be tried is where the server is") {
    for (const char* lesson : {"http", "retry-storm", "startup"}) {
        open_server s({lesson});
        CHECK(s.process().writes("Limits: ", soon));
        CHECK(contains(s.process().err(), "curl"));
        CHECK_FALSE(contains(s.process().err(), ":9001"));
        CHECK(contains(s.process().err(), "127.0.0.1:" + std::to_string(s.port()) + "/"));
    }
}

TEST_CASE("the help of a server has the room's defaults") {
    const outcome o = run(program({"serve", "threads", "--help"}));
    CAPTURE(o);
    CHECK(o.exit_code == 0);
    CHECK(contains(o.out, "default 3"));
    CHECK(contains(o.out, "default pool"));
    CHECK_FALSE(contains(o.out, "--rate"));
}
