#include "report/visible_text.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>

using namespace asyncdemo;

TEST_CASE("what would steer a terminal, or what nobody would see, is shown as an escape") {
    CHECK(visible("\x1b[31mred\x7f") == "\\x1b[31mred\\x7f");
    CHECK(visible("one\ntwo\tthree\r") == "one\\ntwo\\tthree\\r");
    CHECK(visible("\xC2\x9B"
                  "2J") == "\\u009b2J");
    CHECK(visible("a\u202eb\u2066c\u2069") == "a\\u202eb\\u2066c\\u2069");
    CHECK(visible("a\u2028b\u2029c\u0085") == "a\\u2028b\\u2029c\\u0085");
    CHECK(visible("\ufeff{") == "\\ufeff{");
    CHECK(visible("a\U000E0041") == "a\\U000e0041");
    CHECK(visible("cut \xC2") == "cut \\xc2");
}

TEST_CASE("what can be seen stays as it is, and so does what is visible already") {
    for (const std::string text : {"plain", "café\u00a0✓", "\u65e5\u672c", "a\u200db", "\\x1b"}) {
        CAPTURE(text);
        CHECK(visible(text) == text);
    }
    CHECK(visible(visible("\x1b\u202e")) == visible("\x1b\u202e"));
}

TEST_CASE("in ASCII, the program's signs have a likeness and everything else an escape") {
    CHECK(visible_in_ascii("2 × 3 … é \u202e") == "2 x 3 ... \\u00e9 \\u202e");
    CHECK(page_in_ascii("\x1b[1mA\x1b[0m …\n") == "\x1b[1mA\x1b[0m ...\n");
}

TEST_CASE("a JSON document says the same, in escapes of its own") {
    const nlohmann::json said = {{"a\u202e", "\u2028\ufeff\u0085é\U000E0041"}};
    const std::string text = said.dump(2);
    const std::string shown = visible_json(text);
    CHECK(nlohmann::json::parse(shown) == said);
    CHECK(shown.find("\\u202e") != std::string::npos);
    CHECK(shown.find("é") != std::string::npos);
    CHECK(visible(shown.substr(shown.find('a'), 7)) == "a\\u202e");
    CHECK(visible_in_ascii(visible_json(said.dump(), true)) == visible_json(said.dump(), true));
    CHECK(nlohmann::json::parse(visible_json(text, true)) == said);
}
