#include "report/cpp_highlighter.hpp"

#include <doctest/doctest.h>

using asyncdemo::highlight_cpp;

TEST_CASE("keywords are marked where they are words of their own") {
    CHECK(highlight_cpp("co_await it;").str() == "<span class=\"k\">co_await</span> it;");
    CHECK(highlight_cpp("for_each(note_if)").str() == "for_each(note_if)");
}

TEST_CASE("texts end at their quote, not at one behind a backslash") {
    CHECK(highlight_cpp(R"(f("a\"b", '\'');)").str() ==
          R"(f(<span class="s">&quot;a\&quot;b&quot;</span>, <span class="s">'\''</span>);)");
    CHECK(highlight_cpp("R\"x(a\")x\" b").str() ==
          "<span class=\"s\">R&quot;x(a&quot;)x&quot;</span> b");
}

TEST_CASE("comments are marked as a whole, whatever they quote") {
    CHECK(highlight_cpp("x; // don't \"\ny").str() ==
          "x; <span class=\"c\">// don't &quot;</span>\ny");
    CHECK(highlight_cpp("/* for\nif */ 1").str() ==
          "<span class=\"c\">/* for\nif */</span> <span class=\"n\">1</span>");
}

TEST_CASE("numbers have their separators, exponents and units") {
    for (const std::string number : {"10'000", "250ms", "0x1.8p-3", "1.5e+6", ".5", "0"}) {
        CHECK(highlight_cpp(number).str() == "<span class=\"n\">" + number + "</span>");
    }
    CHECK(highlight_cpp("a2 - 1").str() == "a2 - <span class=\"n\">1</span>");
}

TEST_CASE("code that ends within a token is marked to its end") {
    CHECK(highlight_cpp("\"open").str() == "<span class=\"s\">&quot;open</span>");
    CHECK(highlight_cpp("/* open").str() == "<span class=\"c\">/* open</span>");
    CHECK(highlight_cpp("R\"open").str() == "<span class=\"s\">R&quot;open</span>");
    CHECK(highlight_cpp("'\\").str() == "<span class=\"s\">'\\</span>");
    CHECK(highlight_cpp("").empty());
}

TEST_CASE("what is no token of interest is kept, escaped") {
    CHECK(highlight_cpp("a<b> & ü\n\tc").str() == "a&lt;b&gt; &amp; ü\n&#9;c");
}
