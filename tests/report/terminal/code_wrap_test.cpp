#include "report/terminal/code_wrap.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace asyncdemo;

namespace {

using lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a line that fits stays as it is") {
    CHECK(wrap_code("    return a + b;", 17) == lines{"    return a + b;"});
    CHECK(wrap_code("", 10) == lines{""});
}

TEST_CASE("a long line is broken behind a comma or a blank, and goes on further to the right") {
    CHECK(wrap_code("  const auto shown = on.span(fmt::format(\"{}\", i), \"waits\");", 40) ==
          lines{"  const auto shown = on.span(", "      fmt::format(\"{}\", i), \"waits\");"});
}

TEST_CASE("a comment of Python goes on as one, and what is one of C++ divides") {
    CHECK(wrap_code("x = 1  # the others go on meanwhile", 24, language::python) ==
          lines{"x = 1  # the others go", "    # on meanwhile"});
    CHECK(wrap_code("half = whole_number // two_of_them", 24, language::python) ==
          lines{"half = whole_number //", "    two_of_them"});
}

TEST_CASE("a docstring is broken between its words, whatever it quotes, in its own column") {
    CHECK(wrap_code(R"(  """It doesn't wait, but "asks".""")", 21, language::python) ==
          lines{R"(  """It doesn't wait,)", R"(  but "asks".""")"});
}

TEST_CASE("no opening brace goes on alone") {
    CHECK(wrap_code("run([&](group& all) -> task<> {", 30) ==
          lines{"run([&](group& all) ->", "    task<> {"});
}

TEST_CASE("a word, an operator and a quoted text stay in one piece") {
    for (const std::string& part : wrap_code("x = first_name->second_name(\"a b c d\")", 16)) {
        CAPTURE(part);
        for (const char* whole : {"first_name", "->", "second_name", "\"a b c d\""}) {
            const std::string text = whole;
            for (std::size_t cut = 1; cut < text.size(); ++cut) {
                CHECK_FALSE(part.ends_with(" " + text.substr(0, cut)));
            }
        }
    }
}

TEST_CASE("a comment goes on as a comment") {
    const lines broken = wrap_code("    int i = 0;  // one, two, three, four and five", 30);
    REQUIRE(broken.size() > 1);
    for (std::size_t i = 1; i < broken.size(); ++i) CHECK(broken[i].starts_with("        // "));
}

TEST_CASE("a comment that stands alone goes on below itself, with the same marker") {
    for (const std::string marker : {"//", "///"}) {
        CAPTURE(marker);
        CHECK(wrap_code("  " + marker + " How long one waits.", 16) ==
              lines{"  " + marker + " How long", "  " + marker + " one waits."});
    }
}

TEST_CASE("what a comment line has no room for begins its next line") {
    CHECK(wrap_lines({"/// One, two, three, four,", "/// five, six.", "int six();"}, 20) ==
          lines{"/// One, two, three,", "/// four, five, six.", "int six();"});
    CHECK(wrap_lines({"// One, two, three, four.", "//", "// Five."}, 20) ==
          lines{"// One, two, three,", "// four.", "//", "// Five."});
    CHECK(wrap_lines({"one(two, three, four);  // five", "// six"}, 24).back() == "// six");
}
