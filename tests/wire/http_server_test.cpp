#include "wire/http_server.hpp"

#include <doctest/doctest.h>

#include <string>

#include "wire/http_talk.hpp"

using namespace wire;
using namespace wire::test;

namespace {

const std::string get = "GET /items HTTP/1.1\r\nHost: a\r\n\r\n";

// A server that has read one request.
http_server asked(std::string_view bytes) {
    http_server server;
    server.feed(bytes);
    REQUIRE(server.next() != nullptr);
    return server;
}

}  // namespace

TEST_CASE("a request is the same in whatever pieces it comes") {
    const std::string bytes =
        "POST /items?from=7 HTTP/1.1\r\nHost: a:80\r\nX-Word:  two words \t\r\nEmpty:\r\n"
        "Content-Length: 5\r\n\r\nhello";
    for (const std::size_t piece : sizes_of_pieces) {
        CAPTURE(piece);
        const talk t = tell_server(bytes, piece);
        REQUIRE(t.requests.size() == 1);
        const http_request& r = t.requests.front();
        CHECK(r.method == "POST");
        CHECK(r.target == "/items?from=7");
        CHECK(r.headers.get("x-word") == "two words");
        CHECK(r.headers.count("EMPTY") == 1);
        CHECK(r.body == "hello");
        CHECK(r.keeps_alive);
        CHECK(t.said == "HTTP/1.1 200 OK\r\nContent-Length: 24\r\n\r\nPOST /items?from=7 hello");
    }
}

TEST_CASE("a body in chunks is put together, without extensions and trailers") {
    const std::string bytes =
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: Chunked\r\n\r\n"
        "5;name=\"a value\"\r\nhello\r\n00002\r\n, \r\n0;last\r\nHost: b\r\nX: y\r\n\r\n" +
        get;
    for (const std::size_t piece : sizes_of_pieces) {
        CAPTURE(piece);
        const talk t = tell_server(bytes, piece);
        REQUIRE(t.requests.size() == 2);
        CHECK(t.requests[0].body == "hello, ");
        CHECK(t.requests[0].headers.count("Host") == 1);
        CHECK(t.requests[0].headers.count("X") == 0);
        CHECK(t.requests[1].target == "/items");
    }
}

TEST_CASE("what is unusual, and says one thing only, is taken") {
    for (const std::string_view head :
         {"GET http://a/x HTTP/1.1\r\nHost: A", "OPTIONS * HTTP/1.1\r\nHost: a",
          "GET / HTTP/1.1\r\nHost: [::1]:8000", "GET / HTTP/1.0", "GET / HTTP/1.0\r\nHost: a",
          "BREW /pot HTTP/1.1\r\nHost: a", "GET /?a=b|c{d} HTTP/1.1\r\nHost: a",
          "GET / HTTP/1.1\r\nHost:a\r\nX: \xc3\xa9", "GET / HTTP/1.1\r\nHost: a.\r\nA_B: c",
          "\r\n\r\nGET / HTTP/1.1\r\nHost: a",
          "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 000"}) {
        CAPTURE(head);
        for (const std::size_t piece : sizes_of_pieces) {
            const talk t = tell_server(std::string(head) + "\r\n\r\n", piece);
            CHECK(t.requests.size() == 1);
            CHECK(t.refused_with == 0);
        }
    }
}

TEST_CASE("requests that come at once are read one by one, and answered in their order") {
    http_server server;
    server.feed(get + "GET /2 HTTP/1.1\r\nHost: a\r\n\r\n" + get.substr(0, 10));
    REQUIRE(server.next() != nullptr);
    CHECK(server.next() == nullptr);
    server.answer(http_response(200, "1"));
    const http_request* const second = server.next();
    REQUIRE(second != nullptr);
    CHECK(second->target == "/2");
    server.answer(http_response(404));
    CHECK(server.next() == nullptr);
    CHECK_FALSE(server.is_over());
    CHECK(statuses(outgoing(server)) == std::vector<int>{200, 404});
    server.feed(get.substr(10));
    CHECK(server.next() != nullptr);
}

TEST_CASE("what is wrong with a request is answered after those before it") {
    const talk t = tell_server(get + "GET nothing HTTP/1.1\r\n\r\n" + get);
    CHECK(t.requests.size() == 1);
    CHECK(statuses(t.said) == std::vector<int>{200, 400});
    CHECK(t.is_over);
}

TEST_CASE("the connection goes on as the request's version and its field say") {
    struct one {
        std::string_view head;
        bool goes_on;
        std::string_view says;
    };
    for (const one& o : {
             one{"GET / HTTP/1.1\r\nHost: a\r\n", true, ""},
             one{"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n", false,
                 "Connection: close\r\n"},
             one{"GET / HTTP/1.1\r\nHost: a\r\nConnection: x, CLOSE\r\n", false,
                 "Connection: close\r\n"},
             one{"GET / HTTP/1.0\r\n", false, "Connection: close\r\n"},
             one{"GET / HTTP/1.0\r\nConnection: keep-alive\r\n", true,
                 "Connection: keep-alive\r\n"},
         }) {
        CAPTURE(o.head);
        const talk t = tell_server(std::string(o.head) + "\r\n" + get);
        CHECK(t.requests.size() == (o.goes_on ? 2 : 1));
        CHECK(t.is_over != o.goes_on);
        CHECK(t.said.find(o.says) != std::string::npos);
        CHECK((t.said.find("Connection") == std::string::npos) == o.says.empty());
    }
}

TEST_CASE("an answer can end the connection") {
    http_server server = asked(get + get);
    http_response last(503);
    last.keeps_alive = false;
    server.answer(last);
    CHECK(outgoing(server) ==
          "HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
    CHECK(server.is_over());
    CHECK(server.next() == nullptr);
}

TEST_CASE("an answer to HEAD is the head of the answer to GET") {
    http_server server = asked("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n");
    server.answer(http_response(200, "hello", "text/plain"));
    CHECK(outgoing(server) ==
          "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\n");
    server.feed("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n");
    REQUIRE(server.next() != nullptr);
    server.begin_answer(http_response(200, "hello"));
    server.add_to_answer(", and more");
    server.end_answer();
    CHECK(outgoing(server) == "HTTP/1.1 200 OK\r\n\r\n");
    CHECK_FALSE(server.is_over());
}

TEST_CASE("a status without a body says no length") {
    http_server server = asked(get);
    server.answer(http_response(204));
    CHECK(outgoing(server) == "HTTP/1.1 204 No Content\r\n\r\n");
}

TEST_CASE("a client that waits for \"100 Continue\" gets it once, and only if it waits") {
    const std::string head =
        "POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-Continue\r\nContent-Length: 4\r\n\r\n";
    http_server server;
    server.feed(head);
    CHECK(server.next() == nullptr);
    CHECK(outgoing(server) == "HTTP/1.1 100 Continue\r\n\r\n");
    server.feed("ab");
    CHECK(server.next() == nullptr);
    server.feed("cd");
    REQUIRE(server.next() != nullptr);
    server.answer(http_response());
    CHECK(statuses(outgoing(server)) == std::vector<int>{200});

    server.feed(head + "a");
    CHECK(server.next() == nullptr);
    CHECK(outgoing(server).empty());

    http_limits limits;
    limits.body_bytes = 3;
    check_refused(head, 413, limits);
}

TEST_CASE("an answer in parts goes in chunks, and to HTTP/1.0 until the end of the stream") {
    http_server server = asked(get);
    server.begin_answer(http_response(200, "hello"));
    server.add_to_answer("");
    server.add_to_answer(std::string(17, 'x'));
    CHECK(server.next() == nullptr);
    server.end_answer();
    CHECK(outgoing(server) ==
          "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n11\r\n" +
              std::string(17, 'x') + "\r\n0\r\n\r\n");
    CHECK_FALSE(server.is_over());

    http_server old = asked("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    old.begin_answer(http_response());
    old.add_to_answer("hello");
    old.end_answer();
    CHECK(outgoing(old) == "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nhello");
    CHECK(old.is_over());
}

TEST_CASE("after an upgrade, what comes is of the other protocol") {
    http_server server = asked(
        "GET / HTTP/1.1\r\nHost: a\r\nConnection: keep-alive, Upgrade\r\nUpgrade: x/2, "
        "websocket\r\n"
        "\r\n\x81\x80");
    http_response yes(101);
    yes.headers.add("Upgrade", "websocket");
    server.answer(yes);
    CHECK(outgoing(server) ==
          "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n");
    CHECK(server.is_upgraded());
    CHECK_FALSE(server.is_over());
    CHECK(server.next() == nullptr);
    CHECK(server.take_rest() == "\x81\x80");
}

TEST_CASE("an upgrade is asked for by both fields, and not in HTTP/1.0") {
    const auto asks = [](std::string_view version, std::string_view fields) {
        const talk t = tell_server("GET / HTTP/" + std::string(version) + "\r\nHost: a\r\n" +
                                   std::string(fields) + "\r\n");
        REQUIRE(t.requests.size() == 1);
        return t.requests.front().asks_for("websocket");
    };
    CHECK(asks("1.1", "Connection: Upgrade\r\nUpgrade: WebSocket\r\n"));
    CHECK(asks("1.1", "Connection: keep-alive\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"));
    CHECK_FALSE(asks("1.0", "Connection: Upgrade\r\nUpgrade: WebSocket\r\n"));
    CHECK_FALSE(asks("1.1", "Connection: Upgrade\r\n"));
    CHECK_FALSE(asks("1.1", "Upgrade: websocket\r\n"));
    CHECK_FALSE(asks("1.1", "Connection: Upgrade\r\nUpgrade: websockets\r\n"));
}

TEST_CASE("the end of the stream is the end between requests, and a mistake within one") {
    http_server server;
    server.end();
    CHECK(server.next() == nullptr);
    CHECK(server.is_over());
    CHECK(outgoing(server).empty());

    for (const std::string& part :
         {get.substr(0, 1), get.substr(0, 20), get + get.substr(0, 30),
          std::string("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\na")}) {
        CAPTURE(part);
        http_server broken;
        broken.feed(part);
        broken.end();
        while (broken.next() != nullptr) broken.answer(http_response());
        CHECK(broken.is_over());
        CHECK(statuses(outgoing(broken)).back() == 400);
    }
}

TEST_CASE("a client that has ended its side gets what it asked for") {
    http_server server;
    server.feed(get + get);
    server.end();
    for (int i = 0; i < 2; ++i) {
        REQUIRE(server.next() != nullptr);
        CHECK_FALSE(server.is_over());
        server.answer(http_response());
    }
    CHECK(server.is_over());
    CHECK(statuses(outgoing(server)) == std::vector<int>{200, 200});
}

TEST_CASE("an answer without a request, or within another answer, is misuse") {
    http_server server;
    CHECK_THROWS_AS(server.answer(http_response()), std::logic_error);
    CHECK_THROWS_AS(server.add_to_answer("x"), std::logic_error);
    server = asked(get);
    CHECK_THROWS_AS(server.end_answer(), std::logic_error);
    server.begin_answer(http_response());
    CHECK_THROWS_AS(server.answer(http_response()), std::logic_error);
    server.end_answer();
    CHECK_THROWS_AS(server.answer(http_response()), std::logic_error);
}

TEST_CASE(
    "an answer that would break the message is refused, and the request can still be answered") {
    http_server server = asked(get);
    http_response split(200);
    split.headers.add("Location", "/x\r\nSet-Cookie: y");
    CHECK_THROWS_AS(server.answer(split), std::invalid_argument);
    CHECK_THROWS_AS(server.answer(http_response(204, "a body")), std::invalid_argument);
    CHECK_THROWS_AS(server.answer(http_response(100)), std::invalid_argument);
    CHECK_THROWS_AS(server.begin_answer(http_response(304)), std::invalid_argument);
    CHECK(outgoing(server).empty());
    server.answer(http_response(500));
    CHECK(statuses(outgoing(server)) == std::vector<int>{500});
}
