// What connections take of memory: nothing for each request, and little while they are idle.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "wire/counted_allocations.hpp"
#include "wire/http_server.hpp"
#include "wire/websocket.hpp"
#include "wire/websocket_talk.hpp"

using namespace wire;
using namespace wire::test;

namespace {

const std::string usual_get =
    "GET /items?from=7 HTTP/1.1\r\nHost: 127.0.0.1:8000\r\nUser-Agent: a-client/1.0\r\n"
    "Accept: */*\r\n\r\n";
const http_response usual_answer(200, R"(["Item1","Item2","Item3"])", "application/json");

constexpr std::size_t connections = 100;

// What the heap has more for each connection that `make` makes.
template <class Make>
std::size_t bytes_each(const Make& make) {
    std::vector<decltype(make())> idle;
    idle.reserve(connections);
    const std::size_t before = bytes_in_use();
    while (idle.size() < connections) idle.push_back(make());
    return (bytes_in_use() - before) / connections;
}

}  // namespace

TEST_CASE("a connection that goes on allocates nothing for its requests") {
    http_server server;
    std::string out;
    const auto exchange = [&] {
        server.feed(usual_get);
        const bool is_asked = server.next() != nullptr;
        server.answer(usual_answer);
        server.take_outgoing(out);
        return is_asked && !out.empty();
    };
    for (int i = 0; i < 3; ++i) REQUIRE(exchange());
    const std::size_t before = allocations();
    bool all = true;
    for (int i = 0; i < 100; ++i) all = exchange() && all;
    CHECK(allocations() == before);
    CHECK(all);
}

TEST_CASE("an idle connection of HTTP keeps no body") {
    const std::string body(100'000, 'x');
    std::string out;  // of all connections
    const std::size_t bytes = bytes_each([&] {
        http_server server;
        server.feed("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n" + body);
        REQUIRE(server.next() != nullptr);
        server.answer(http_response(200, body));
        server.take_outgoing(out);
        server.feed(usual_get);
        REQUIRE(server.next() != nullptr);
        server.answer(usual_answer);
        server.take_outgoing(out);
        CHECK(server.next() == nullptr);
        return server;
    });
    CHECK(bytes <= 10'000);
}

TEST_CASE("an idle WebSocket keeps no message, and takes next to nothing before the first") {
    const auto unused = [] { return websocket(websocket::side::server); };
    CHECK(bytes_each(unused) <= 200);
    std::string out;
    const std::string message = bytes_of(text(std::string(100'000, 'x')), true);
    const std::size_t bytes = bytes_each([&] {
        websocket codec(websocket::side::server);
        codec.feed(message);
        REQUIRE(codec.next().has_value());
        codec.send(std::string(100'000, 'y'));
        codec.take_outgoing(out);
        codec.take_outgoing(out);
        return codec;
    });
    CHECK(bytes <= 8'000);
}
