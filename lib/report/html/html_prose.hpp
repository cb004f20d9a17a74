// A lesson's prose on an HTML page.
#pragma once

#include <string_view>

#include "report/markup.hpp"

namespace asyncdemo {

struct html_prose {
    markup title;  // the heading that it begins with; empty when it has none
    markup body;
};

/// Draws Markdown. The headings below the title begin at `level`: 2 for `<h2>`.
html_prose draw_html_prose(std::string_view markdown, int level);

/// A sentence of a lesson, which quotes code as `code`.
markup draw_html_sentence(std::string_view text);

}  // namespace asyncdemo
