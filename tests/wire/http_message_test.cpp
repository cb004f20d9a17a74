#include "wire/http_message.hpp"

#include <doctest/doctest.h>

using namespace wire;

TEST_CASE("fields are found by their names in whatever case, the first one first") {
    http_headers fields;
    fields.add("Accept", "a");
    fields.add("X", "");
    fields.add("ACCEPT", "b");
    CHECK(fields.size() == 3);
    CHECK(fields.get("accept") == "a");
    CHECK(fields.count("accepT") == 2);
    CHECK(fields.count("x") == 1);
    CHECK(fields.get("x").empty());
    CHECK(fields.count("Accep") == 0);
    CHECK(fields[2].name == "ACCEPT");
    CHECK(fields[2].value == "b");
    CHECK(fields.lines() == "Accept: a\r\nX: \r\nACCEPT: b\r\n");
    fields.clear();
    CHECK(fields.size() == 0);
    CHECK(fields.get("accept").empty());
}

TEST_CASE("a copy of a message is a message of its own") {
    http_response one(200, "hello", "text/plain");
    const http_response other = one;
    one.clear();
    CHECK(other.headers.get("content-type") == "text/plain");
    CHECK(other.body == "hello");
}

TEST_CASE("a word is one of a list, without regard to blanks and case") {
    CHECK(lists("keep-alive, Upgrade", "upgrade"));
    CHECK(lists("upgrade", "upgrade"));
    CHECK(lists(" ,\tUPGRADE ,", "upgrade"));
    CHECK_FALSE(lists("upgrades, up grade", "upgrade"));
    CHECK_FALSE(lists("", "upgrade"));
    CHECK_FALSE(equal_but_for_case("k", "\xe2\x84\xaa"));
}
