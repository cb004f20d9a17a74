// What a connection takes of memory.
#include <doctest/doctest.h>

#include <string>

#include "wire/counted_allocations.hpp"
#include "wire/http_server.hpp"

using namespace wire;
using namespace wire::test;

TEST_CASE("a connection that goes on allocates nothing for its requests") {
    const std::string bytes =
        "GET /items?from=7 HTTP/1.1\r\nHost: 127.0.0.1:8000\r\nUser-Agent: a-client/1.0\r\n"
        "Accept: */*\r\n\r\n";
    const http_response items(200, R"(["Item1","Item2","Item3"])", "application/json");
    http_server server;
    std::string out;
    const auto exchange = [&] {
        server.feed(bytes);
        const bool is_asked = server.next() != nullptr;
        server.answer(items);
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
