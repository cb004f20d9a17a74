#include "wire/websocket_handshake.hpp"

#include <doctest/doctest.h>

#include <string>

#include "wire/http_client.hpp"
#include "wire/http_server.hpp"
#include "wire/http_talk.hpp"

using namespace wire;
using namespace wire::test;

namespace {

constexpr std::string_view key_of_the_rfc = "dGhlIHNhbXBsZSBub25jZQ==";

const std::string fields =
    "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";

http_response answer_to(const std::string& head) {
    const talk t = tell_server(head + "\r\n");
    REQUIRE(t.requests.size() == 1);
    return websocket_answer(t.requests.front());
}

}  // namespace

TEST_CASE("the proof is that of the RFC's example") {
    CHECK(websocket_proof(key_of_the_rfc) == "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
}

TEST_CASE("no two keys are the same") {
    const std::string key = websocket_key();
    CHECK(key.size() == 24);
    CHECK(key.ends_with("=="));
    CHECK(key != websocket_key());
}

TEST_CASE("a client's request is answered by a server, and the answer accepted") {
    const std::string key = websocket_key();
    http_client client("127.0.0.1:8000");
    http_server server;
    client.ask(websocket_request("/room", key));
    server.feed(outgoing(client));
    const http_request* const asked = server.next();
    REQUIRE(asked != nullptr);
    CHECK(asked->target == "/room");
    server.answer(websocket_answer(*asked));
    CHECK(server.is_upgraded());
    client.feed(outgoing(server));
    const http_response* const answer = client.next();
    REQUIRE(answer != nullptr);
    CHECK(agrees_to_websocket(*answer, key));
    CHECK_FALSE(agrees_to_websocket(*answer, websocket_key()));
    CHECK(client.is_upgraded());
}

TEST_CASE("a request that asks for WebSocket as it should is agreed to") {
    for (const std::string& head :
         {"GET / HTTP/1.1\r\nHost: a\r\n" + fields,
          "GET /x?y HTTP/1.1\r\nHost: a\r\nOrigin: http://b\r\nSec-WebSocket-Protocol: chat\r\n" +
              fields}) {
        CAPTURE(head);
        const http_response r = answer_to(head);
        CHECK(r.status == 101);
        CHECK(r.headers.get("Sec-WebSocket-Accept") == "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
        CHECK(r.headers.count("Sec-WebSocket-Protocol") == 0);
    }
}

TEST_CASE("a request for another protocol or version is told what would be right") {
    const std::string version = "Sec-WebSocket-Version: 13";
    std::string older = fields;
    older.replace(older.find(version), version.size(), "Sec-WebSocket-Version: 8");
    for (const std::string& head :
         {std::string("GET / HTTP/1.1\r\nHost: a\r\n"), "GET / HTTP/1.1\r\nHost: a\r\n" + older,
          "GET / HTTP/1.0\r\nHost: a\r\n" + fields,
          std::string("GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n")}) {
        CAPTURE(head);
        const http_response r = answer_to(head);
        CHECK(r.status == 426);
        CHECK(r.headers.get("Upgrade") == "websocket");
        CHECK(r.headers.get("Sec-WebSocket-Version") == "13");
    }
}

TEST_CASE("a handshake that is wrong is refused") {
    const std::string key(key_of_the_rfc);
    const auto with_key = [&](std::string_view other) {
        std::string changed = fields;
        return changed.replace(changed.find(key), key.size(), other);
    };
    const std::string get = "GET / HTTP/1.1\r\nHost: a\r\n";
    for (const std::string& head :
         {"POST / HTTP/1.1\r\nHost: a\r\n" + fields, get + with_key(""), get + with_key("short=="),
          get + with_key("dGhlIHNhbXBsZSBub25jZQ=x"), get + with_key("dGhlIHNhbXBsZSBub25jZ==="),
          get + with_key("dGhlIHNhbXBs!SBub25jZQ=="),
          get + fields + "Sec-WebSocket-Key: " + key + "\r\n"}) {
        CAPTURE(head);
        CHECK(answer_to(head).status == 400);
    }
}

TEST_CASE("a response that is no agreement, or to more than was asked, is none") {
    const auto agrees = [](int status, std::string_view name, std::string_view value) {
        http_response r(status);
        r.headers.add("Connection", "keep-alive, Upgrade");
        r.headers.add("Upgrade", "WebSocket");
        if (name != "Sec-WebSocket-Accept")
            r.headers.add("Sec-WebSocket-Accept", websocket_proof(key_of_the_rfc));
        if (!name.empty()) r.headers.add(name, value);
        return agrees_to_websocket(r, key_of_the_rfc);
    };
    CHECK(agrees(101, "", ""));
    CHECK(agrees(101, "Server", "a"));
    CHECK_FALSE(agrees(200, "", ""));
    CHECK_FALSE(agrees(101, "Sec-WebSocket-Accept", websocket_proof("another")));
    CHECK_FALSE(agrees(101, "Sec-WebSocket-Extensions", "permessage-deflate"));
    CHECK_FALSE(agrees(101, "Sec-WebSocket-Protocol", "chat"));
}
