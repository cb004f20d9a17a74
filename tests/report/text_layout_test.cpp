#include "report/text_layout.hpp"

#include <doctest/doctest.h>

using namespace asyncdemo;

TEST_CASE("what would steer a terminal is not in a text without controls") {
    CHECK(without_controls("\x1b[31mred\x7f") == "?[31mred?");
    CHECK(without_controls("one\ntwo\tthree\r") == "one two three?");
    CHECK(without_controls("\xC2\x9B"
                           "2J") == "?2J");
    CHECK(without_controls("caf\xC3\xA9 \xC2\xA0\xE2\x9C\x93") ==
          "caf\xC3\xA9 \xC2\xA0\xE2\x9C\x93");
    CHECK(without_controls("cut \xC2") == "cut \xC2");
}
