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
