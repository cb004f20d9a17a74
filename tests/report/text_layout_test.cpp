#include "report/text_layout.hpp"

#include <doctest/doctest.h>

using namespace asyncdemo;

TEST_CASE("a command is broken so that a shell takes it as one") {
    CHECK(wrap_command("asyncdemo gather", 30) == std::vector<std::string>{"asyncdemo gather"});
    CHECK(wrap_command("asyncdemo backpressure --clock virtual --for 60s", 30) ==
          std::vector<std::string>{"asyncdemo backpressure \\", "  --clock virtual --for 60s"});
    for (const std::string& line : wrap_command("one two three four five six", 11)) {
        CHECK(display_width(line) <= 11);
    }
}

TEST_CASE("what people call themselves takes the columns that it takes on a terminal") {
    CHECK(display_width("Ana") == 3);
    CHECK(display_width("Zoë") == 3);
    CHECK(display_width("Zoe\u0308") == 3);  // the same, of two characters
    CHECK(display_width("田中") == 4);
    CHECK(display_width("🦊 Ana") == 6);
    CHECK(display_width("\x1b[31m田\x1b[0m") == 2);
    CHECK(pad_right("田中", 6) == "田中  ");
    CHECK(pad_left("🦊", 3) == " 🦊");
}

TEST_CASE("a text is cut between characters, and takes no column more than it may") {
    CHECK(shorten("田中さん", 8, "…") == "田中さん");
    CHECK(shorten("田中さん", 7, "…") == "田中さ…");
    CHECK(shorten("田中さん", 6, "…") == "田中…");
    CHECK(shorten("Zoe\u0308 and others", 4, "…") == "Zoe\u0308…");
    CHECK(shorten("\xff\xff\xff", 2, "~") == "\xff~");
}

TEST_CASE("the signs of the pictures take a column each") {
    for (const char* sign : {"…", "·", "─", "│", "┼", "░", "█", "▁", "▄", "▌", "✓", "✗", "–", "→",
                             "▶", "●", "×", "≥", "µ"}) {
        CAPTURE(sign);
        CHECK(display_width(sign) == 1);
    }
}
