#include "posix/address.hpp"

#include <doctest/doctest.h>
#include <net/if.h>

#include <array>
#include <stdexcept>
#include <string>

using namespace asyncdemo;

TEST_CASE("an address goes to the system and back") {
    for (const address& a : {address{"127.0.0.1", 9001}, {"0.0.0.0", 0}, {"::1", 65535}}) {
        const address back = from_socket_address(to_socket_address(a));
        CHECK(back.host == a.host);
        CHECK(back.port == a.port);
    }
}

TEST_CASE("an address is written so that the port can be told from it") {
    CHECK(to_string(address{"127.0.0.1", 9001}) == "127.0.0.1:9001");
    CHECK(to_string(address{"::1", 9001}) == "[::1]:9001");
}

TEST_CASE("an address of IPv4 that came in through IPv6 is what it is") {
    const address mapped{"::ffff:192.0.2.7", 80};
    CHECK(to_string(from_socket_address(to_socket_address(mapped))) == "192.0.2.7:80");
}

TEST_CASE("a name is not an address") {
    for (const char* host :
         {"", "localhost", "1.2.3", "1.2.3.4.5", "256.0.0.1", ":::", "1.2.3.4 "}) {
        CAPTURE(host);
        CHECK_THROWS_AS(to_socket_address({host, 1}), std::invalid_argument);
    }
}

TEST_CASE("loopback is told from what others reach") {
    CHECK(is_loopback({"127.0.0.1"}));
    CHECK(is_loopback({"127.1.2.3"}));
    for (const char* host :
         {"::1", "0:0:0:0:0:0:0:1", "::1%lo", "::ffff:127.0.0.1", "::ffff:7f00:1"}) {
        CAPTURE(host);
        CHECK(is_loopback({host}));
    }
    CHECK_FALSE(is_loopback({"::ffff:192.0.2.7"}));
    CHECK_FALSE(is_loopback({"0.0.0.0"}));
    CHECK_FALSE(is_loopback({"::"}));
    CHECK_FALSE(is_loopback({"192.168.1.127"}));
}

TEST_CASE("an address that every network has lacks a zone, until an interface is named") {
    CHECK(lacks_zone({"fe80::1"}));
    CHECK(lacks_zone({"fe80::1%no-such-interface"}));
    for (const char* host : {"::1", "127.0.0.1", "169.254.0.1", "2001:db8::1"}) {
        CAPTURE(host);
        CHECK_FALSE(lacks_zone({host}));
    }
    std::array<char, IF_NAMESIZE> name{};
    if (::if_indextoname(1, name.data()) == nullptr) return;  // a machine without any
    CHECK_FALSE(lacks_zone({"fe80::1%" + std::string(name.data())}));
}
