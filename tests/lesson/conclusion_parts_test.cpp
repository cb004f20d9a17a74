#include "lesson/conclusion_parts.hpp"

#include <doctest/doctest.h>

using namespace asyncdemo;

TEST_CASE("a conclusion is words and figures, in their order") {
    const auto parts = parts_of("It took {gather}, {a.x_s / b.x_s} times {}.");
    REQUIRE(parts.size() == 4);
    CHECK(parts[0].words == "It took ");
    CHECK(parts[0].figure.value().figure == "gather");
    CHECK_FALSE(parts[0].figure.value().divisor.has_value());
    CHECK(parts[1].figure.value().figure == "a.x_s");
    CHECK(parts[1].figure.value().divisor == "b.x_s");
    CHECK(parts[2].figure.value().figure.empty());
    CHECK(parts[3].words == ".");
    CHECK_FALSE(parts[3].figure.has_value());
}

TEST_CASE("braces that nobody closed reach to the end") {
    const auto parts = parts_of("It took {gather");
    REQUIRE(parts.size() == 2);
    CHECK(parts[0].figure.value().figure == "gather");
    CHECK(parts[1].words.empty());
}
