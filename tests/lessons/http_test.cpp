// What the service of `http` says, whichever side serves it.
#include <doctest/doctest.h>

#include "lessons/http/routes.hpp"
#include "lessons/http/sides.hpp"
#include "stage/recorded.hpp"

using namespace asyncdemo;
using namespace asyncdemo::lessons;

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
    told_on<aio::virtual_clock>([](stage& on) {
        const auto time_of = [&on](const char* target) {
            return http::time_for(on, wire::http_request("GET", target));
        };
        CHECK(time_of("/items") == on[http::takes]);
        CHECK(time_of("/users/7") == on[http::takes]);
        CHECK(time_of("/now") == duration::zero());
        CHECK(time_of("/users/x") == duration::zero());
    });
}
