// The one script of the pages in a browser: it draws what runs (`asyncdemo.Picture`), plays what
// has run, and asks before it tells. Without it a page shows everything at once.
#pragma once

#include <string_view>

namespace asyncdemo {

/// drawing_parts.js, drawing.js and what builds on them, as they were when the program was built.
/// Stands in a page as it is; further scripts of a page come after it.
std::string_view page_script();

}  // namespace asyncdemo
