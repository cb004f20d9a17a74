// A lesson's prose on an HTML page.
#pragma once

#include <string>
#include <string_view>

namespace asyncdemo {

/// All of it is HTML.
struct html_prose {
    std::string title;  // the heading that it begins with; empty when it has none
    std::string body;
};

/// Draws Markdown. The headings below the title begin at `level`: 2 for `<h2>`.
html_prose draw_html_prose(std::string_view markdown, int level);

}  // namespace asyncdemo
