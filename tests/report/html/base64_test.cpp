#include "report/html/base64.hpp"

#include <doctest/doctest.h>

using asyncdemo::base64;

TEST_CASE("the examples of RFC 4648") {
    CHECK(base64("").empty());
    CHECK(base64("f") == "Zg==");
    CHECK(base64("fo") == "Zm8=");
    CHECK(base64("foo") == "Zm9v");
    CHECK(base64("foob") == "Zm9vYg==");
    CHECK(base64("fooba") == "Zm9vYmE=");
    CHECK(base64("foobar") == "Zm9vYmFy");
}

TEST_CASE("bytes beyond ASCII are bytes") {
    CHECK(base64("\xFF\xFE\xFD") == "//79");
    CHECK(base64(std::string_view("\0\0", 2)) == "AAA=");
}
