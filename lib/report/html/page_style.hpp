// The style sheets of the HTML pages, as they were when the program was built.
#pragma once

#include <string_view>

namespace asyncdemo {

/// colors.css: the colours and letters, as variables. Every page begins with it.
std::string_view colors_style();

/// drawing.css: the panels of the sides, drawn by C++ or by the script.
std::string_view drawing_style();

/// live_page.css: what the pages of our own servers have besides.
std::string_view live_page_style();

/// page.css: what a page to take home has besides.
std::string_view page_style();

}  // namespace asyncdemo
