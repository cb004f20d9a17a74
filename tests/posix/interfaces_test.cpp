#include "posix/interfaces.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "posix/address.hpp"

using namespace asyncdemo;

namespace {

using hosts = std::vector<std::string>;

const std::vector<interface_address> a_machine{{"127.0.0.1", true}, {"::1", true},   {"192.0.2.7"},
                                               {"2001:db8::7"},     {"169.254.0.7"}, {"fe80::7"}};

}  // namespace

TEST_CASE("a wildcard of IPv4 is reached by the addresses of IPv4") {
    CHECK(reachable_by("0.0.0.0", a_machine) == hosts{"192.0.2.7", "169.254.0.7"});
}

TEST_CASE("a wildcard of IPv6 is reached by both kinds, but not by what needs a zone") {
    CHECK(reachable_by("::", a_machine) == hosts{"192.0.2.7", "2001:db8::7", "169.254.0.7"});
}

TEST_CASE("a machine without a network is reached by nothing") {
    CHECK(reachable_by("::", {{"127.0.0.1", true}, {"::1", true}}).empty());
}

TEST_CASE("loopback is an address of this machine, and internal") {
    bool has_loopback = false;
    for (const interface_address& own : interface_addresses()) {
        if (!is_loopback({own.host})) continue;
        has_loopback = true;
        CHECK(own.is_internal);
    }
    CHECK(has_loopback);
}
