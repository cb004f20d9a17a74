// Sockets of a stage: for the lesson's own clients, and for people, of whom everything is told.
#include <doctest/doctest.h>
#include <sys/socket.h>

#include <string>
#include <thread>
#include <vector>

#include "aio/run.hpp"
#include "serving/backlog.hpp"
#include "serving/blocking_socket.hpp"
#include "serving/loop_socket.hpp"
#include "serving/visitors.hpp"
#include "stage/stage.hpp"

using namespace asyncdemo;
using namespace std::chrono_literals;

TEST_CASE("of the lesson's own clients nothing is told, and each has a free port of loopback") {
    const auto told = told_by(std::nullopt, [](stage& on) {
        CHECK_FALSE(on.is_serving());
        blocking_listener one(on, 1);
        blocking_listener two(on, 2);
        CHECK(one.port() != two.port());
        const descriptor client = knock(two.port());
        two.accept().send("hello");
        CHECK(read_to_end(client) == "hello");
    });
    CHECK(told.empty());
}

TEST_CASE("for people, the second listener is at the port after the first") {
    told_by(address{"192.0.2.1", 9001}, [](stage& on) {
        CHECK(to_string(on.door(1)) == "192.0.2.1:9001");
        CHECK(to_string(on.door(2)) == "192.0.2.1:9002");
    });
    told_by(anywhere, [](stage& on) { CHECK(to_string(on.door(2)) == "127.0.0.1:0"); });
}

TEST_CASE("a client that was answered is told of once, with its port and its address") {
    std::uint16_t port = 0;
    const auto told = told_by(anywhere, [&port](stage& on) {
        blocking_listener listener(on);
        port = listener.port();
        const descriptor client = knock(port);
        listener.accept().send("hello");
        CHECK(read_to_end(client) == "hello");
    });
    REQUIRE(words_of(told) == std::vector<std::string>{"answered."});
    CHECK(told[0].port == port);
    CHECK(told[0].who.starts_with("127.0.0.1:"));
    CHECK(told[0].since_ns <= told[0].at_ns);
}

TEST_CASE("what was typed ahead does not take the answer back") {
    told_by(anywhere, [](stage& on) {
        blocking_listener listener(on);
        const descriptor client = knock(listener.port());
        ::send(client.fd(), "impatient\n", 10, 0);
        listener.accept().send("hello");
        CHECK(read_to_end(client) == "hello");
    });
}

TEST_CASE("a client that hears nothing went away") {
    const auto told = told_by(anywhere, [](stage& on) {
        blocking_listener listener(on);
        const descriptor client = knock(listener.port());
        listener.accept().tell("is looked at");
    });
    CHECK(words_of(told) == std::vector<std::string>{"is looked at", "went away."});
}

TEST_CASE("the time before it was accepted is part of the wait, where the system tells it") {
    const auto told = told_by(anywhere, [](stage& on) {
        blocking_listener listener(on);
        const descriptor client = knock(listener.port());
        std::this_thread::sleep_for(300ms);
        ::send(client.fd(), "x", 1, 0);
        blocking_client accepted = listener.accept();
        if (!unaccepted({})) return;
        CHECK(accepted.waited() >= 250ms);
        CHECK(accepted.waited() < 10s);
    });
    CHECK(told.size() == 1);
}

TEST_CASE("who waits to be accepted is known, where the system tells it, and then no more") {
    told_by(anywhere, [](stage& on) {
        blocking_listener listener(on);
        const auto waiting = [&listener] { return unaccepted({listener.port()}); };
        if (!waiting()) return;
        CHECK(waiting()->empty());
        const descriptor client = knock(listener.port());
        CHECK(waiting()->size() == 1);
        CHECK(waiting()->front().port == listener.port());
        const blocking_client accepted = listener.accept();
        CHECK(waiting()->empty());
    });
}

TEST_CASE("lines come one by one, and what becomes of each is told") {
    const auto told = told_by(anywhere, [](stage& on) {
        const auto serve = [](stage& at) -> aio::task<> {
            loop_listener listener(at);
            const descriptor person = knock(listener.port());
            ::send(person.fd(), "one\n\ntwo", 8, 0);
            ::shutdown(person.fd(), SHUT_WR);
            loop_client client = co_await listener.accept();
            std::vector<std::string> lines;
            while (const auto line = co_await client.read_line()) {
                lines.push_back(*line);
                client.settle("got " + *line);
            }
            CHECK(lines == std::vector<std::string>{"one", ""});
        };
        aio::run(serve(on));
    });
    CHECK(words_of(told) ==
          std::vector<std::string>{"has connected, and typed nothing yet", "got one.", "got ."});
}

TEST_CASE("a line without an end is given up at a limit") {
    const auto told = told_by(anywhere, [](stage& on) {
        const auto serve = [](stage& at) -> aio::task<> {
            loop_listener listener(at);
            const descriptor person = knock(listener.port());
            const std::string endless(10 * serving_limits::line_bytes, 'x');
            ::send(person.fd(), endless.data(), endless.size(), 0);
            loop_client client = co_await listener.accept();
            const auto line = co_await client.read_line();
            CHECK_FALSE(line.has_value());
            co_await client.write("too late");  // goes nowhere, and throws nothing
        };
        aio::run(serve(on));
    });
    CHECK(words_of(told) == std::vector<std::string>{"has connected, and typed nothing yet",
                                                     "closed: too long a line."});
}

TEST_CASE("a listener where another listens fails, with the address in the error") {
    told_by(anywhere, [](stage& on) {
        const blocking_listener first(on);
        told_by(address{"127.0.0.1", first.port()}, [&first](stage& same) {
            const std::string where = "127.0.0.1:" + std::to_string(first.port());
            CHECK_THROWS_WITH_AS(blocking_listener{same}, doctest::Contains(where.c_str()),
                                 std::system_error);
        });
    });
}
