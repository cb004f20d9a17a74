#include "web/visitor_places.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace asyncdemo;

namespace {

const peer owner{"127.0.0.1", true};
const peer somebody{"192.168.1.7", false};
const peer another{"192.168.1.8", false};

}  // namespace

TEST_CASE("one machine can't take the places of the others") {
    visitor_places places(10, 3, 2);
    std::vector<visitor_places::place> taken;
    for (int i = 0; i < 3; ++i) {
        auto place = places.take(somebody);
        REQUIRE(place);
        taken.push_back(*std::move(place));
    }
    CHECK_FALSE(places.take(somebody));
    CHECK(places.take(another));
    taken.pop_back();
    CHECK(places.take(somebody));
}

TEST_CASE("some places are for the machine of the server alone, which may take them all") {
    visitor_places places(4, 4, 2);
    std::vector<visitor_places::place> taken;
    for (int i = 0; i < 2; ++i) taken.push_back(*places.take(somebody));
    CHECK_FALSE(places.take(another));
    for (int i = 0; i < 2; ++i) taken.push_back(*places.take(owner));
    CHECK_FALSE(places.take(owner));
    taken.clear();
    for (int i = 0; i < 4; ++i) taken.push_back(*places.take(owner));
    CHECK_FALSE(places.take(owner));
}

TEST_CASE("with fewer places than are kept, only the machine of the server has any") {
    visitor_places places(1, 4, 16);
    CHECK_FALSE(places.take(somebody));
    CHECK(places.take(owner));
}
