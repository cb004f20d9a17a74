#include "report/markup.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

using namespace asyncdemo;

TEST_CASE("what has a meaning in XML is escaped") {
    CHECK(markup_format::escaped("a & b < c > d \"e\" 'f'") ==
          "a &amp; b &lt; c &gt; d &quot;e&quot; 'f'");
}

TEST_CASE("line ends and tabs survive in an attribute") {
    CHECK(markup_format::escaped("a\nb\tc\rd") == "a&#10;b&#9;c&#13;d");
}

TEST_CASE("characters that XML can't hold, or nobody would see, are escapes") {
    using namespace std::string_view_literals;
    CHECK(markup_format::escaped("\x1b[31m") == "\\x1b[31m");
    CHECK(markup_format::escaped("\0"sv) == "\\x00");
    CHECK(markup_format::escaped("\xEF\xBF\xBF") == "\\uffff");
    CHECK(markup_format::escaped("\x7f") == "\\x7f");
}

TEST_CASE("characters of every length in UTF-8 stay as they are") {
    for (const auto* text : {"a", "é", "…", "✓", "😀", "\xED\x9F\xBF", "\xF4\x8F\xBF\xBD"}) {
        CAPTURE(text);
        CHECK(markup_format::escaped(text) == text);
    }
}

TEST_CASE("bytes that are not UTF-8 are escapes, each one") {
    CHECK(markup_format::escaped("\xff") == "\\xff");
    CHECK(markup_format::escaped("\x80") == "\\x80");
    CHECK(markup_format::escaped("\xF8") == "\\xf8");
    CHECK(markup_format::escaped("\xC3x") == "\\xc3x");
    CHECK(markup_format::escaped("\xC0\x80") == "\\xc0\\x80");           // longer than it need be
    CHECK(markup_format::escaped("\xE2\x80") == "\\xe2\\x80");           // cut short
    CHECK(markup_format::escaped("\xED\xA0\x80") == "\\xed\\xa0\\x80");  // a surrogate
    CHECK(markup_format::escaped("\xF4\x90\x80\x80").size() == 16);  // beyond the last character
}

TEST_CASE("into markup goes what its format says, other markup, numbers, and nothing unescaped") {
    const std::string_view view = "<i>";
    markup text = markup::of("<b>{}</b>{}", std::string("<i>"), 2.5);
    text.add("<{}>{}", view, markup::of("<br>"));
    CHECK(text.str() == "<b>&lt;i&gt;</b>2.5<&lt;i&gt;><br>");
}
