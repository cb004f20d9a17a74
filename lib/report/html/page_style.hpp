// The style sheet of the HTML pages, page.css, as it was when the program was built.
#pragma once

#include <string_view>

namespace asyncdemo {

std::string_view page_style();

}  // namespace asyncdemo
