#include "wire/http_client.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "wire/http_talk.hpp"

using namespace wire;
using namespace wire::test;

namespace {

http_client client_that_asked(const http_request& what, const http_limits& limits = {}) {
    http_client client("a:80", limits);
    client.ask(what);
    return client;
}

// The responses that a client finds in the bytes, to as many requests as it asked.
std::vector<http_response> responses(http_client& client, std::string_view bytes,
                                     std::size_t piece) {
    std::vector<http_response> found;
    while (!bytes.empty() && !client.is_over()) {
        client.feed(bytes.substr(0, piece));
        bytes.remove_prefix(std::min(piece, bytes.size()));
        while (const http_response* const r = client.next()) found.push_back(*r);
    }
    return found;
}

}  // namespace

TEST_CASE("a request says its host, and its length where a body is usual") {
    http_client client("a:80");
    http_request get("GET", "/items?from=7");
    get.headers.add("Accept", "*/*");
    client.ask(get);
    client.ask(http_request("POST", "/"));
    client.ask(http_request("DELETE", "/x", "why"));
    CHECK(outgoing(client) ==
          "GET /items?from=7 HTTP/1.1\r\nHost: a:80\r\nAccept: */*\r\n\r\n"
          "POST / HTTP/1.1\r\nHost: a:80\r\nContent-Length: 0\r\n\r\n"
          "DELETE /x HTTP/1.1\r\nHost: a:80\r\nContent-Length: 3\r\n\r\nwhy");
    CHECK(client.unanswered() == 3);
}

TEST_CASE("responses come in the order of the requests, in whatever pieces") {
    const std::string bytes =
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nX: y\r\n\r\nhello"
        "HTTP/1.1 404 Not Found\r\nContent-Length: 10\r\n\r\n"  // to HEAD
        "HTTP/1.1 204 \r\n\r\n"
        "HTTP/1.1 103 Early Hints\r\n\r\n"
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n1\r\nd\r\n0\r\n\r\n";
    for (const std::size_t piece : sizes_of_pieces) {
        CAPTURE(piece);
        http_client client("a");
        for (const char* method : {"GET", "HEAD", "GET", "GET"}) client.ask(http_request(method));
        const std::vector<http_response> found = responses(client, bytes, piece);
        REQUIRE(found.size() == 4);
        CHECK(found[0].status == 200);
        CHECK(found[0].body == "hello");
        CHECK(found[0].headers.get("x") == "y");
        CHECK(found[1].status == 404);
        CHECK(found[1].body.empty());
        CHECK(found[2].status == 204);
        CHECK(found[3].body == "abcd");
        CHECK(client.unanswered() == 0);
        CHECK_FALSE(client.is_over());
    }
}

TEST_CASE("a client understands what a server says, and a server what a client asks") {
    http_client client("a");
    http_server server;
    client.begin_ask(http_request("POST", "/x", "one, "));
    client.add_to_ask("two");
    client.add_to_ask("");
    client.end_ask();
    server.feed(outgoing(client));
    const http_request* const asked = server.next();
    REQUIRE(asked != nullptr);
    CHECK(asked->body == "one, two");
    server.begin_answer(http_response(200, "three"));
    server.add_to_answer(", four");
    server.end_answer();
    client.feed(outgoing(server));
    const http_response* const answer = client.next();
    REQUIRE(answer != nullptr);
    CHECK(answer->body == "three, four");
}

TEST_CASE("a response without a length ends with the stream") {
    http_client client = client_that_asked(http_request());
    client.feed("HTTP/1.1 200 OK\r\n\r\nhel");
    CHECK(client.next() == nullptr);
    client.feed("lo");
    CHECK(client.next() == nullptr);
    client.end();
    const http_response* const answer = client.next();
    REQUIRE(answer != nullptr);
    CHECK(answer->body == "hello");
    CHECK(client.is_over());
}

TEST_CASE("a connection that ends leaves requests unanswered, or breaks one off") {
    http_client ended = client_that_asked(http_request());
    ended.end();
    CHECK(ended.next() == nullptr);
    CHECK(ended.is_over());
    CHECK(ended.unanswered() == 1);

    http_client broken = client_that_asked(http_request());
    broken.feed("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhel");
    broken.end();
    CHECK_THROWS_AS(broken.next(), http_error);
    CHECK(broken.is_over());
}

TEST_CASE("a body is held back until the server says to go on") {
    http_request post("POST", "/", "hello");
    post.headers.add("Expect", "100-continue");
    http_client client = client_that_asked(post);
    CHECK(outgoing(client) ==
          "POST / HTTP/1.1\r\nHost: a:80\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n");
    CHECK_THROWS_AS(client.ask(http_request()), std::logic_error);
    client.feed("HTTP/1.1 100 Continue\r\n\r\n");
    CHECK(client.next() == nullptr);
    CHECK(outgoing(client) == "hello");

    http_client impatient = client_that_asked(post);
    (void)outgoing(impatient);
    impatient.send_body();
    impatient.send_body();
    CHECK(outgoing(impatient) == "hello");

    http_client refused = client_that_asked(post);
    (void)outgoing(refused);
    refused.feed("HTTP/1.1 413 Content Too Large\r\nContent-Length: 0\r\n\r\n");
    REQUIRE(refused.next() != nullptr);
    CHECK(outgoing(refused).empty());
    CHECK(refused.is_over());
}

TEST_CASE("nothing is asked after the last request, nor when the server has said its last") {
    http_request last;
    last.keeps_alive = false;
    http_client client = client_that_asked(last);
    CHECK(outgoing(client).find("Connection: close\r\n") != std::string::npos);
    CHECK_THROWS_AS(client.ask(http_request()), std::logic_error);

    for (const std::string_view head :
         {"HTTP/1.1 200 OK\r\nConnection: close", "HTTP/1.0 200 OK"}) {
        http_client other = client_that_asked(http_request());
        other.feed(std::string(head) + "\r\nContent-Length: 0\r\n\r\n");
        REQUIRE(other.next() != nullptr);
        CHECK(other.is_over());
        CHECK_THROWS_AS(other.ask(http_request()), std::logic_error);
    }
}

TEST_CASE("a response that nobody asked for is that to no later request") {
    const std::string ok = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
    http_client early("a");
    early.feed(ok);
    CHECK(early.is_over());
    CHECK(early.next() == nullptr);
    CHECK_THROWS_AS(early.ask(http_request()), std::logic_error);

    http_client twice = client_that_asked(http_request());
    twice.feed(ok + ok);
    CHECK(twice.next() != nullptr);
    CHECK(twice.next() == nullptr);
    CHECK(twice.is_over());
}

TEST_CASE("an upgrade has to be asked for, and hands over what comes behind it") {
    const std::string yes =
        "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n\x81\x01!";
    http_client plain = client_that_asked(http_request());
    plain.feed(yes);
    CHECK_THROWS_AS(plain.next(), http_error);

    http_request upgrade;
    upgrade.headers.add("Upgrade", "x");
    http_client client = client_that_asked(upgrade);
    CHECK(outgoing(client).find("Connection: Upgrade\r\n") != std::string::npos);
    client.feed(yes);
    const http_response* const answer = client.next();
    REQUIRE(answer != nullptr);
    CHECK(answer->status == 101);
    CHECK(client.is_upgraded());
    CHECK(client.take_rest() == "\x81\x01!");
}

TEST_CASE("a response whose end could be elsewhere, or that is none, is refused") {
    http_limits limits;
    limits.body_bytes = 5;
    for (const std::string_view bytes : {
             "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
             "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\nabc",
             "HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
             "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
             "HTTP/1.1 200 OK\r\nContent-Length: 1, 1\r\n\r\na",
             "HTTP/1.1 200 OK\nContent-Length: 0\r\n\r\n",
             "HTTP/1.1 200 OK\r\nX : y\r\nContent-Length: 0\r\n\r\n",
             "HTTP/1.1 200 OK\r\nX: y\r\n z\r\nContent-Length: 0\r\n\r\n",
             "HTTP/1.1 20 OK\r\nContent-Length: 0\r\n\r\n",
             "HTTP/1.1 2000 OK\r\nContent-Length: 0\r\n\r\n",
             "HTTP/1.1 099 OK\r\nContent-Length: 0\r\n\r\n",
             "HTTP/1.1 600 OK\r\nContent-Length: 0\r\n\r\n",
             "HTTP/1.1\r\n\r\n",
             "HTTP/1.1 200\r\n\r\n",
             "HTTP/2.0 200 OK\r\nContent-Length: 0\r\n\r\n",
             "GET / HTTP/1.1\r\nHost: a\r\n\r\n",
             "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nabcdef",
             "HTTP/1.1 200 OK\r\n\r\nabcdef",
             "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n6\r\nabcdef\r\n0\r\n\r\n",
         }) {
        CAPTURE(bytes);
        for (const std::size_t piece : sizes_of_pieces) {
            http_client client = client_that_asked(http_request(), limits);
            CHECK_THROWS_AS(responses(client, bytes, piece), http_error);
            CHECK(client.is_over());
            CHECK(client.next() == nullptr);
        }
    }
}

TEST_CASE("a request that would break the message is refused") {
    http_client client("a");
    http_request split;
    split.headers.add("X", "y\r\nZ: z");
    CHECK_THROWS_AS(client.ask(split), std::invalid_argument);
    http_request twice;
    twice.headers.add("content-length", "5");
    CHECK_THROWS_AS(client.ask(twice), std::invalid_argument);
    CHECK_THROWS_AS(client.ask(http_request("GET", "/a b")), std::invalid_argument);
    CHECK_THROWS_AS(client.ask(http_request("GET", "")), std::invalid_argument);
    CHECK_THROWS_AS(client.ask(http_request("G T")), std::invalid_argument);
    CHECK_THROWS_AS(client.add_to_ask("x"), std::logic_error);
    CHECK_THROWS_AS(client.end_ask(), std::logic_error);
    CHECK(outgoing(client).empty());
    CHECK(client.unanswered() == 0);
}
