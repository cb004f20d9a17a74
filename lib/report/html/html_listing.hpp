// A region of code on an HTML page, with its lines numbered and its words in colour.
#pragma once

#include <string_view>

#include "lesson/code_regions.hpp"
#include "report/markup.hpp"

namespace asyncdemo {

/// A `<figure>` under the names and "path:line", of the language that the file is written in.
markup draw_html_listing(const code_region& region, std::string_view names);

}  // namespace asyncdemo
