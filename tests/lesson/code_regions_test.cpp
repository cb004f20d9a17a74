#include "lesson/code_regions.hpp"

#include <doctest/doctest.h>

#include <string_view>
#include <vector>

using namespace asyncdemo;

TEST_CASE("a region goes from the mark with its sides to the mark of the end") {
    const auto regions =
        code_regions({{"a.cpp", "int a;\n// [one, two]\nint b;\nint c;\n// [end]\nint d;\n"}});
    REQUIRE(regions.size() == 1);
    CHECK(regions[0].sides == std::vector<std::string_view>{"one", "two"});
    CHECK(regions[0].path == "a.cpp");
    CHECK(regions[0].first_line == 3);
    CHECK(regions[0].lines == std::vector<std::string_view>{"int b;", "int c;"});
}

TEST_CASE("a comment that only begins as a mark is none") {
    for (const std::string_view code : {"// [", "// []", "// [one", "int a;\n// [\n// [end]\n"}) {
        CAPTURE(code);
        CHECK(code_regions({{"a.cpp", code}}).empty());
    }
}
