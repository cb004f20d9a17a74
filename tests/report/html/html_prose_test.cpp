#include "report/html/html_prose.hpp"

#include <doctest/doctest.h>

using asyncdemo::draw_html_prose;

TEST_CASE("the first heading is the title, the others begin at the level that is asked for") {
    const auto prose = draw_html_prose("# One & *all*\n\n## Two\n\ntext\n\n### Three\n", 3);
    CHECK(prose.title.str() == "One &amp; <em>all</em>");
    CHECK(prose.body.str().find("<h1>") == std::string::npos);
    CHECK(prose.body.str().find("<h3>Two</h3>") != std::string::npos);
    CHECK(prose.body.str().find("<h4>Three</h4>") != std::string::npos);
}

TEST_CASE("prose without a title keeps all of its text") {
    const auto prose = draw_html_prose("text\n\n## Two\n", 2);
    CHECK(prose.title.empty());
    CHECK(prose.body.str().find("<p>text</p>") == 0);
    CHECK(prose.body.str().find("<h2>Two</h2>") != std::string::npos);
}

TEST_CASE("text that looks like a tag is text") {
    const auto prose = draw_html_prose("a <h1> b\n\n    <h2>\n", 4);
    CHECK(prose.body.str().find("a &lt;h1&gt; b") != std::string::npos);
    CHECK(prose.body.str().find("&lt;h2&gt;") != std::string::npos);
}
