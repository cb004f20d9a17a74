#include "report/utf8.hpp"

#include <doctest/doctest.h>

using namespace asyncdemo;

TEST_CASE("a character is as long as its first byte says, and what follows goes on with it") {
    for (const std::string_view text : {"a", "é", "…", "😀"}) {
        CAPTURE(text);
        CHECK(announced_length(text.front()) == text.size());
        CHECK(first_character(text).is_valid);
        CHECK(first_character(text).length == text.size());
        CHECK_FALSE(continues_character(text.front()));
        for (const char byte : text.substr(1)) CHECK(continues_character(byte));
    }
    CHECK(first_character("…").code == 0x2026);
}

TEST_CASE("a byte that begins no character is one that is not valid, one byte long") {
    for (const std::string_view text :
         {"\x80", "\xc0\x80", "\xc1\xbf", "\xe0\x80\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80",
          "\xf5\x80\x80\x80", "\xff", "\xe2\x80", "\xe2g\x80"}) {
        CAPTURE(text);
        CHECK_FALSE(first_character(text).is_valid);
        CHECK(first_character(text).length == 1);
        CHECK(first_character(text).code == static_cast<unsigned char>(text.front()));
    }
    for (const char first : {'\x80', '\xbf', '\xc1', '\xf5', '\xff'}) {
        CHECK(announced_length(first) == 0);
    }
}
