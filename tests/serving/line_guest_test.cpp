// Browsers at servers of lines: the same words as for `nc`, as an answer over HTTP.
#include <doctest/doctest.h>
#include <sys/socket.h>

#include <string>
#include <string_view>
#include <vector>

#include "serving/told_name.hpp"
#include "serving/visitors.hpp"

using namespace asyncdemo;

namespace {

std::string said_by(std::string_view request, std::uint16_t port) {
    const descriptor client = knock(port);
    if (!request.empty()) ::send(client.fd(), request.data(), request.size(), 0);
    return read_to_end(client);
}

aio::task<> greet(loop_listener& port) {
    loop_client client = co_await port.accept();
    co_await client.write("Hello");
    co_await client.write(", again");
}

void greet_blocking(blocking_listener& port) {
    blocking_client client = port.accept();
    client.send("Hello");
    client.send(", again");
}

std::vector<std::string> answers_to(std::string_view request) {
    const auto client = [request](std::uint16_t port) { return said_by(request, port); };
    return {outcome_on_loop(anywhere, greet, client).read,
            outcome_in_thread(anywhere, greet_blocking, client).read};
}

}  // namespace

TEST_CASE("a browser gets one answer over HTTP, which lasts until the server closes") {
    for (const std::string& answer : answers_to("GET /?as=Ana HTTP/1.1\r\nHost: a\r\n\r\n")) {
        CHECK(answer.starts_with("HTTP/1.1 200 OK\r\n"));
        CHECK(answer.find("\r\nConnection: close\r\n") != std::string::npos);
        CHECK(answer.ends_with("\r\n\r\nHello, again"));
    }
}

TEST_CASE("who types gets the words alone, with a word ahead or without") {
    for (const std::string_view typed :
         {"", "hello\n", "GET\n", "GET /\n", "GET HTTP/1.1\n", "get / HTTP/1.1\n"}) {
        CAPTURE(typed);
        for (const std::string& answer : answers_to(typed)) CHECK(answer == "Hello, again");
    }
}

TEST_CASE("a browser at a server that reads lines has typed one") {
    std::vector<std::string> lines;
    const auto serve = [&lines](loop_listener& port) -> aio::task<> {
        loop_client client = co_await port.accept();
        while (const auto line = co_await client.read_line()) {
            lines.push_back(*line);
            co_await client.write("accepted\n");
        }
    };
    const outcome o = outcome_on_loop(anywhere, serve, [](std::uint16_t port) {
        return said_by("GET /?as=Ana HTTP/1.1\r\nHost: a\r\nAccept: */*\r\n\r\n", port);
    });
    CHECK(lines.size() == 1);
    CHECK(o.read.starts_with("HTTP/1.1 200 OK\r\n"));
    CHECK(o.read.ends_with("\r\n\r\naccepted\n"));
}

TEST_CASE("a name comes with the request, and is told") {
    const auto told = told_by(anywhere, [](stage& on) {
        blocking_listener port(on);
        const descriptor client = knock(port.port());
        const std::string_view asks = "GET /x?id=1&as=Ana%20%3Cb%3E+%E2%82%AC HTTP/1.1\r\n\r\n";
        ::send(client.fd(), asks.data(), asks.size(), 0);
        port.accept().send("Hello");
        read_to_end(client);
    });
    REQUIRE(told.size() == 1);
    CHECK(told[0].name == "Ana <b> \xe2\x82\xac");
}

TEST_CASE("a name is decoded, and only so long that it can be cut to twenty-four characters") {
    CHECK(told_name("/").empty());
    CHECK(told_name("/?").empty());
    CHECK(told_name("/?has=Ana").empty());
    CHECK(told_name("/?as=").empty());
    CHECK(told_name("/?as=A&as=B") == "A");
    CHECK(told_name("/?as=%") == "%");
    CHECK(told_name("/?as=%4") == "%4");
    CHECK(told_name("/?as=%zz%41") == "%zzA");
    CHECK(told_name("/?as=%25%32%35") == "%25");
    CHECK(told_name("/?as=%1b%00%0a") == std::string("\x1b\0\n", 3));
    CHECK(told_name("/?as=" + std::string(1000, 'x')).size() == 96);
}
