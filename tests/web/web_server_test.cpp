#include "web/web_server.hpp"

#include <doctest/doctest.h>

#include <string>

#include "aio/sleep.hpp"
#include "web/browser.hpp"

using namespace asyncdemo;
using namespace asyncdemo::browsing;
using namespace std::chrono_literals;

namespace {

using strings = std::vector<std::string>;
using statuses = std::vector<int>;

std::string get(std::string_view target, std::string_view method = "GET",
                std::string_view host = "localhost") {
    return std::string(method) + " " + std::string(target) +
           " HTTP/1.1\r\nHost: " + std::string(host) + "\r\n\r\n";
}

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

// The status of what the server answers to each; 0 when it hangs up.
statuses statuses_of(const strings& requests, const web_limits& limits = {}) {
    statuses all;
    noting_watcher watcher;
    while_serving(watcher, limits, [&](web_server& server, audience&) -> aio::task<> {
        for (const std::string& request : requests) {
            const std::string answer = co_await answer_to(server.port(), request);
            all.push_back(answer.empty() ? 0 : std::stoi(answer.substr(9, 3)));
        }
    });
    return all;
}

}  // namespace

TEST_CASE(
    "a page comes with its type and its policy, in no frame and from no cache, and that is all") {
    noting_watcher watcher;
    while_serving(watcher, {}, [&](web_server& server, audience&) -> aio::task<> {
        const std::string answer = co_await answer_to(server.port(), get("/?from=qr"));
        CHECK(answer.starts_with("HTTP/1.1 200 OK\r\n"));
        for (const char* line :
             {"Content-Type: text/html; charset=utf-8\r\n",
              "Content-Security-Policy: default-src 'none'; base-uri 'none'; form-action 'none'; "
              "frame-ancestors 'none'\r\n",
              "Cache-Control: no-store\r\n", "X-Content-Type-Options: nosniff\r\n",
              "Connection: close\r\n"}) {
            CAPTURE(line);
            CHECK(has(answer, line));
        }
        CHECK(answer.ends_with("\r\n\r\n<p>hello"));
    });
    CHECK(watcher.heard.empty());
}

TEST_CASE("HEAD gives the length of a page and not the page") {
    noting_watcher watcher;
    while_serving(watcher, {}, [&](web_server& server, audience&) -> aio::task<> {
        const std::string answer = co_await answer_to(server.port(), get("/a.txt", "HEAD"));
        CHECK(has(answer, "Content-Length: 6\r\n"));
        CHECK(answer.ends_with("\r\n\r\n"));
    });
}

TEST_CASE("other paths are 404, other methods 405, and too much of a request is refused") {
    CHECK(statuses_of({get("/b"), get("/socket2"), get("/", "POST"), "rubbish\r\n\r\n",
                       "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9999\r\n\r\n",
                       get("/" + std::string(9'000, 'a'))},
                      {.farewell = 20ms}) == statuses{404, 404, 405, 400, 413, 414});
}

TEST_CASE("a page is there for the numbers and names of this machine only") {
    CHECK(statuses_of({get("/", "GET", "127.0.0.1:8080"), get("/", "GET", "[::1]:8080"),
                       get("/", "GET", "LAPTOP:1"), get("/", "GET", "evil.example:8080")}) ==
          statuses{200, 200, 200, 403});
}

TEST_CASE("the WebSocket is there for pages of this server only") {
    const std::string host = "Host: 127.0.0.1:80";
    CHECK(statuses_of({opening("", host), opening("Origin: null", host),
                       opening("Origin: http://evil.example", host),
                       opening("Origin: http://127.0.0.1:81", host),
                       opening("Origin: https://127.0.0.1:80", host),
                       opening("Origin: http://127.0.0.1:80\r\nOrigin: http://127.0.0.1:80", host),
                       // A name of the stranger's that leads here.
                       opening("Origin: http://evil.example:80", "Host: evil.example:80"),
                       get("/socket")}) == statuses(8, 403));
}

TEST_CASE("half a handshake is told what is missing, and joins nobody") {
    const std::string from_here = "Host: laptop\r\nOrigin: http://laptop\r\n";
    CHECK(statuses_of({"GET /socket HTTP/1.1\r\n" + from_here + "\r\n",
                       "GET /socket HTTP/1.1\r\n" + from_here +
                           "Connection: Upgrade\r\nUpgrade: websocket\r\n"
                           "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: short\r\n\r\n"}) ==
          statuses{426, 400});
}

TEST_CASE("who asks for nothing, or never ends asking, is hung up on") {
    CHECK(statuses_of({"", "GET / HTT"}, {.request_time = 20ms}) == statuses{0, 0});
}

TEST_CASE("one too many is told so, and has a place when another has gone") {
    noting_watcher watcher;
    while_serving(watcher, {.connections = 1}, [&](web_server& server, audience&) -> aio::task<> {
        {
            page first = co_await page::open(server.port());
            const std::string told = co_await answer_to(server.port(), "");
            CHECK(told.starts_with("HTTP/1.1 503 "));
            CHECK(told.ends_with("later.\n"));
            co_await first.close();
            CHECK_FALSE(co_await first.hear());
        }
        std::string answer;
        while (!answer.starts_with("HTTP/1.1 200 "))
            answer = co_await answer_to(server.port(), get("/"));
    });
}
