// What the service of `http` says, whichever side serves it.
#include <doctest/doctest.h>

#include "lessons/http/routes.hpp"
#include "lessons/http/sides.hpp"

using namespace asyncdemo;
using namespace asyncdemo::lessons;
using namespace std::chrono_literals;

namespace {

wire::http_response response_of(const char* target, const char* method = "GET") {
    return http::response_to(wire::http_request(method, target));
}

}  // namespace

TEST_CASE("the service of http has items, users by their number, and the time") {
    CHECK(response_of("/items").body == R"(["Item1","Item2","Item3"])");
    CHECK(response_of("/users/7").body == R"({"id":7,"name":"User 7"})");
    CHECK(response_of("/users/7?all").body == R"({"id":7,"name":"User 7"})");
    CHECK(response_of("/now").body.starts_with(R"({"now":"2)"));
    CHECK(response_of("/").headers.get("Content-Type") == "text/html; charset=utf-8");
}

TEST_CASE("what the service of http does not have is not found, and what it can't do is refused") {
    for (const char* target : {"/users/", "/users/7a", "/users/-1", "/users/1234567890", "/item"}) {
        CAPTURE(target);
        CHECK(response_of(target).status == 404);
    }
    CHECK(response_of("/items", "HEAD").status == 200);
    CHECK(response_of("/items", "POST").status == 405);
    CHECK(response_of("/items", "POST").headers.get("Allow") == "GET, HEAD");
}

TEST_CASE("the service of http takes its time only where it looks into its database") {
    settings chosen;
    chosen.values["takes"] = 2;
    const auto time_of = [&chosen](const char* target) {
        return http::time_for(chosen, wire::http_request("GET", target));
    };
    CHECK(time_of("/items") == 2s);
    CHECK(time_of("/users/7") == 2s);
    CHECK(time_of("/now") == 0s);
    CHECK(time_of("/users/x") == 0s);
}
