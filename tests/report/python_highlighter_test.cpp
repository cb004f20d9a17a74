#include "report/python_highlighter.hpp"

#include <doctest/doctest.h>

#include <string>

using asyncdemo::highlight_python;

TEST_CASE("Python's keywords are marked where they are words of their own") {
    CHECK(highlight_python("await it").str() == "<span class=\"k\">await</span> it");
    CHECK(highlight_python("awaited = isnt").str() == "awaited = isnt");
}

TEST_CASE("match and case are keywords only where they begin a statement with a block") {
    CHECK(highlight_python("match found:\n    case 1:").str() ==
          "<span class=\"k\">match</span> found:\n    <span class=\"k\">case</span> "
          "<span class=\"n\">1</span>:");
    CHECK(highlight_python("match = case").str() == "match = case");
    CHECK(highlight_python("if match:").str() == "<span class=\"k\">if</span> match:");
}

TEST_CASE("Python's texts have either quote, and a prefix") {
    CHECK(highlight_python(R"(f('a\'b', "c"))").str() ==
          R"(f(<span class="s">'a\'b'</span>, <span class="s">&quot;c&quot;</span>))");
    for (const std::string text : {"f'{a} b'", "rb'\\\''", "F'x'", "u''"}) {
        CHECK(highlight_python(text).str() == "<span class=\"s\">" + text + "</span>");
    }
    CHECK(highlight_python("buffer'x'").str() == "buffer<span class=\"s\">'x'</span>");
}

TEST_CASE("a text in three quotes goes over lines, with single quotes in it") {
    CHECK(highlight_python(R"('''a
'b'\'''c''' d)")
              .str() == R"(<span class="s">'''a
'b'\'''c'''</span> d)");
}

TEST_CASE("a text in single quotes ends with its line, unless a backslash goes on") {
    CHECK(highlight_python("'open\nif").str() ==
          "<span class=\"s\">'open</span>\n<span class=\"k\">if</span>");
    CHECK(highlight_python("'a\\\nb'").str() == "<span class=\"s\">'a\\\nb'</span>");
}

TEST_CASE("Python's comments are marked to the end of their line, whatever they quote") {
    CHECK(highlight_python("x  # don't \"\ny").str() ==
          "x  <span class=\"c\"># don't &quot;</span>\ny");
    CHECK(highlight_python("'# none'").str() == "<span class=\"s\">'# none'</span>");
}

TEST_CASE("Python's numbers have their separators, exponents and units") {
    for (const std::string number : {"1_000", "0x1f", "1.5e-6", "2j", ".5", "0"}) {
        CHECK(highlight_python(number).str() == "<span class=\"n\">" + number + "</span>");
    }
    CHECK(highlight_python("a2 - 1").str() == "a2 - <span class=\"n\">1</span>");
}

TEST_CASE("a decorator is first on its line; elsewhere the sign multiplies matrices") {
    CHECK(highlight_python("  @a.b(c)").str() == "  <span class=\"d\">@a.b</span>(c)");
    CHECK(highlight_python("x @y").str() == "x @y");
}

TEST_CASE("Python that ends within a token is marked to its end") {
    for (const std::string open : {"'open", "'''open", "f'", "'\\", "'''\\"}) {
        CHECK(highlight_python(open).str() == "<span class=\"s\">" + open + "</span>");
    }
    CHECK(highlight_python("").empty());
}

TEST_CASE("what is no token of Python's is kept, escaped") {
    CHECK(highlight_python("a<b> & ü\n\tc").str() == "a&lt;b&gt; &amp; ü\n&#9;c");
}
