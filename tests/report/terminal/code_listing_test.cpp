#include "report/terminal/code_listing.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <string>
#include <utility>

#include "lesson/python_sides.hpp"
#include "samples/sample_run.hpp"
#include "support/text.hpp"

using namespace asyncdemo;

namespace {

constexpr code_file cpp{"sides.cpp",
                        "// [gather]\nint one();\nint more();\n// [end]\n"
                        "// [gather]\nint two();\n// [end]\n"
                        "// [sequential]\nint alone();\n// [end]\n"};
constexpr code_file python{"sides.py",
                           "# [gather]\none = 1\n# [end]\n"
                           "# [gather]\ntwo = 2\n# [end]\n"
                           "# [asyncio]\nonly = 3\n# [end]\n"};

std::string listed(int width) {
    lesson l = sample_lesson();
    l.python_sides = {{.name = "asyncio", .about = "", .run = l.sides[0].run, .ideal = {}}};
    l.python_sides.front().python_of = "asyncio";
    l = with_python(std::move(l), python);
    std::vector<const side*> sides;
    for (const side& s : l.sides) {
        if (!s.is_mistake()) sides.push_back(&s);
    }
    for (const side& s : l.python_sides) sides.push_back(&s);
    return code_in_both(language_pairs(sides), {cpp}, python, {.width = width, .is_ascii = true});
}

}  // namespace

TEST_CASE("each region in C++ stands beside that in Python, level with it") {
    CHECK(listed(40) ==
          "sequential\nsides.cpp:9\nint alone();\n\n"
          "gather      | gather (Python)\n"
          "sides.cpp:2 | sides.py:2\n"
          "int one();  | one = 1\n"
          "int more(); |\n"
          "            |\n"
          "sides.cpp:6 | sides.py:5\n"
          "int two();  | two = 2\n"
          "            |\n"
          "asyncio\nsides.py:8\nonly = 3\n\n");
}

TEST_CASE("where both languages have no room beside each other, Python stands below") {
    CHECK(contains(listed(28),
                   "int two();\n\ngather (Python)\nsides.py:2\none = 1\n\nsides.py:5\ntwo = 2\n"));
    CHECK_FALSE(contains(listed(28), "|"));
    CHECK(contains(listed(29), "|"));
}

TEST_CASE("on a wide screen, long lines are broken so that both languages are beside each other") {
    const std::string words = "one, two, three, four, five, six, seven, eight, nine, ten, eleven";
    const std::string in_cpp = "// [gather]\nint f();  // " + words + "\n// [end]\n";
    const std::string in_python = "# [gather]\nf = 1  # " + words + "\n# [end]\n";
    const lesson l = with_python(sample_lesson(), {"sides.py", in_python});
    const auto listed_at = [&](int width) {
        return code_in_both(language_pairs({l.find_side("gather"), &l.python_sides.front()}),
                            {{"sides.cpp", in_cpp}}, l.python, {.width = width, .is_ascii = true});
    };
    const std::string wide = listed_at(100);
    CHECK(contains(wide, "gather "));
    CHECK(contains(wide, " | gather (Python)\n"));
    CHECK(contains(wide, "\n    // "));
    CHECK(contains(wide, " |     # "));
    for (std::size_t at = 0; at < wide.size(); at = wide.find('\n', at) + 1) {
        CHECK(wide.find('\n', at) - at <= 100);
    }
    CHECK_FALSE(contains(listed_at(99), "|"));
}
