// HTTP at the door of a side: a coroutine and a thread say the same words to the same clients.
#include <doctest/doctest.h>
#include <sys/socket.h>

#include <string>
#include <thread>
#include <vector>

#include "aio/gather.hpp"
#include "aio/run.hpp"
#include "aio/sleep.hpp"
#include "aio/task_group.hpp"
#include "serving/blocking_http.hpp"
#include "serving/http_caller.hpp"
#include "serving/loop_http.hpp"
#include "serving/visitors.hpp"

using namespace asyncdemo;
using namespace std::chrono_literals;

namespace {

wire::http_response echo_of(const wire::http_request& asked) {
    return wire::http_response(200, asked.target + asked.body, "text/plain");
}

// Each serves one client until its end, with one second for each request of people.

aio::task<> serve_on_loop(loop_listener& port) {
    loop_http_client client(co_await port.accept(), {}, 1s);
    while (const auto* asked = co_await client.receive()) co_await client.answer(echo_of(*asked));
}

void serve_blocking(blocking_listener& port) {
    blocking_http_client client(port.accept(), {}, 1s);
    while (const auto* asked = client.receive()) client.answer(echo_of(*asked));
}

template <class Knock>
outcome on_loop(std::optional<address> entrance, Knock knocks) {
    return outcome_on_loop(std::move(entrance), serve_on_loop, knocks);
}

template <class Knock>
outcome in_thread(std::optional<address> entrance, Knock knocks) {
    return outcome_in_thread(std::move(entrance), serve_blocking, knocks);
}

// Sends all of it, and reads until the server ends the connection.
auto sends(std::string_view text) {
    return [text](std::uint16_t port) {
        const descriptor client = knock(port);
        ::send(client.fd(), text.data(), text.size(), 0);
        return read_to_end(client);
    };
}

constexpr std::string_view two_requests =
    "GET /one HTTP/1.1\r\nHost: a\r\n\r\n"
    "POST /two HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 3\r\n\r\nabc";

}  // namespace

TEST_CASE("requests on one connection are answered in turn, whichever way they are served") {
    for (const outcome& o :
         {on_loop({}, sends(two_requests)), in_thread({}, sends(two_requests))}) {
        CHECK(o.read.find("/one") < o.read.find("/twoabc"));
        CHECK(o.read.ends_with("/twoabc"));
        CHECK(o.told.empty());
    }
}

TEST_CASE("of people, each request and its answer are told") {
    for (outcome o :
         {on_loop(anywhere, sends(two_requests)), in_thread(anywhere, sends(two_requests))}) {
        // Where the request came a little later than the connection.
        std::erase(o.told, std::string(asks_for_nothing_yet));
        CHECK(o.told == std::vector<std::string>{"answered.", "answered."});
    }
}

TEST_CASE("people who break the rules are answered, and it is told") {
    const auto wrong = sends("GET / HTTP/1.1\r\n\r\n");
    for (const outcome& o : {on_loop(anywhere, wrong), in_thread(anywhere, wrong)}) {
        CHECK(o.read.starts_with("HTTP/1.1 400 "));
        CHECK(o.told.back() == "refused with 400.");
    }
}

TEST_CASE("people who send too slowly are given up, though they send something now and then") {
    const auto slow = [](std::uint16_t port) {
        const descriptor client = knock(port);
        for (int i = 0; i < 100; ++i) {
            if (::send(client.fd(), "x", 1, MSG_NOSIGNAL) != 1) break;
            std::this_thread::sleep_for(100ms);
        }
        return std::string();
    };
    for (const outcome& o : {on_loop(anywhere, slow), in_thread(anywhere, slow)}) {
        CHECK(o.told.back() == "closed: sends too slowly.");
    }
}

TEST_CASE("a caller asks several times on one connection, and sees its end") {
    const auto ask = [](stage& on) -> aio::task<> {
        loop_listener port(on);
        const auto call = [](std::uint16_t at) -> aio::task<> {
            http_caller server = co_await http_caller::call({.port = at});
            const auto* first = co_await server.ask(wire::http_request("GET", "/one"));
            REQUIRE(first != nullptr);
            CHECK(first->body == "/one");
            wire::http_request last("POST", "/two", "abc");
            last.keeps_alive = false;
            const auto* second = co_await server.ask(last);
            REQUIRE(second != nullptr);
            CHECK(second->body == "/twoabc");
            CHECK(server.is_over());
        };
        co_await aio::gather(serve_on_loop(port), call(port.port()));
    };
    told_by(std::nullopt, [&ask](stage& on) { aio::run(ask(on)); });
}

TEST_CASE("to a client that has gone, answers go nowhere, and no request comes any more") {
    const auto leave = [](std::uint16_t port) {
        const descriptor client = knock(port);
        const linger at_once{.l_onoff = 1, .l_linger = 0};
        ::setsockopt(client.fd(), SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
        ::send(client.fd(), two_requests.data(), two_requests.size(), 0);
        return std::string();
    };
    on_loop({}, leave);
    in_thread({}, leave);
}

TEST_CASE("a caller sends on without waiting, and gets the responses in order") {
    const auto ask = [](stage& on) -> aio::task<> {
        loop_listener port(on);
        const auto call = [](std::uint16_t at) -> aio::task<> {
            http_caller server = co_await http_caller::call({.port = at});
            for (int i = 0; i < 50; ++i) {
                co_await server.send(wire::http_request("GET", "/" + std::to_string(i)));
            }
            for (int i = 0; i < 50; ++i) {
                const auto* response = co_await server.receive();
                REQUIRE(response != nullptr);
                CHECK(response->body == "/" + std::to_string(i));
            }
        };
        co_await aio::gather(serve_on_loop(port), call(port.port()));
    };
    told_by(std::nullopt, [&ask](stage& on) { aio::run(ask(on)); });
}

TEST_CASE("a caller that sends on waits when the server reads no further") {
    const auto ask = [](stage& on) -> aio::task<> {
        loop_listener port(on);
        http_caller server = co_await http_caller::call({.port = port.port()});
        loop_http_client client(co_await port.accept());
        server.limit_buffers(16'000);
        client.limit_buffers(16'000);
        int sent = 0;
        const auto send = [&]() -> aio::task<> {
            const wire::http_request what("POST", "/", std::string(16'000, 'x'));
            for (; sent < 500; ++sent) co_await server.send(what);
        };
        co_await aio::with_task_group([&](aio::task_group& all) -> aio::task<> {
            all.spawn(send());
            co_await aio::sleep(20ms);
            CHECK(sent < 100);
            all.cancel();
        });
    };
    told_by(std::nullopt, [&ask](stage& on) { aio::run(ask(on)); });
}
