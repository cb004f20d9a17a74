#include "web/own_hosts.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace asyncdemo;

namespace {

const own_hosts ours({"laptop", "laptop.local"});

bool lets_in(std::string_view host, const std::vector<std::string>& origins) {
    wire::http_request asked("GET", "/socket");
    asked.headers.add("Host", host);
    for (const std::string& origin : origins) asked.headers.add("Origin", origin);
    return ours.is_from_own_page(asked);
}

}  // namespace

TEST_CASE("numbers, localhost and the server's own names are its hosts, with a port or without") {
    for (const char* host :
         {"127.0.0.1", "192.168.1.20:8080", "[::1]", "[fe80::1]:8080", "[::ffff:10.0.0.1]:1",
          "localhost", "LocalHost:8080", "laptop", "LAPTOP:65535", "laptop.local:8080"}) {
        CAPTURE(host);
        CHECK(ours.has(host));
    }
}

TEST_CASE("a name that somebody else can choose is no host of ours, however it looks") {
    for (const char* host : {"",
                             ":",
                             ":8080",
                             "evil.example",
                             "evil.example:8080",
                             "laptop.evil.example",
                             "laptop.",
                             "laptop.local.",
                             "localhost.evil.example",
                             "127.0.0.1.evil.example",
                             "127.0.0.1:8080:1",
                             "127.0.0.1:",
                             "127.0.0.1:80a",
                             "127.0.0.1:123456",
                             "127.1",
                             "0x7f000001",
                             "2130706433",
                             "::1",
                             "[::1",
                             "[::1]8080",
                             "[::1]:",
                             "[laptop]",
                             "[127.0.0.1]",
                             "[::1%lo]",
                             "user@laptop",
                             "laptop evil",
                             " laptop",
                             "laptop/"}) {
        CAPTURE(host);
        CHECK_FALSE(ours.has(host));
    }
    CHECK_FALSE(ours.has(std::string_view("127.0.0.1\0.evil.example", 23)));
    CHECK_FALSE(ours.has(std::string_view("[::1\0]", 6)));
}

TEST_CASE("a machine's name is the server's host, as the machine and as its network has it") {
    const own_hosts here = own_hosts::of_this_machine();
    CHECK(here.has("localhost"));
    CHECK_FALSE(here.has(""));
    CHECK_FALSE(here.has("evil.example"));
}

TEST_CASE("a page of ours says that it comes from the host that it asks, over HTTP") {
    CHECK(lets_in("127.0.0.1:8080", {"http://127.0.0.1:8080"}));
    CHECK(lets_in("[::1]:8080", {"http://[::1]:8080"}));
    CHECK(lets_in("laptop", {"http://LAPTOP"}));
}

TEST_CASE("any other page, none, and two are turned away") {
    const std::string host = "127.0.0.1:8080";
    CHECK_FALSE(lets_in(host, {}));
    for (const char* origin :
         {"", "null", "http://127.0.0.1", "http://127.0.0.1:8081", "https://127.0.0.1:8080",
          "http://127.0.0.1:8080/", "http://evil.example", "http://localhost:8080", "file://"}) {
        CAPTURE(origin);
        CHECK_FALSE(lets_in(host, {origin}));
    }
    CHECK_FALSE(lets_in(host, {"http://" + host, "http://" + host}));
    CHECK_FALSE(lets_in("evil.example", {"http://evil.example"}));
}
