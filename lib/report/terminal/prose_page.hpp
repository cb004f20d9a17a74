// A lesson's prose on the terminal.
#pragma once

#include <string>
#include <string_view>

#include "report/terminal/terminal_style.hpp"

namespace asyncdemo {

/// Draws Markdown (headings, paragraphs, lists, emphasis, code), at most 80 columns wide, for
/// longer lines are hard to read.
std::string prose_page(std::string_view markdown, const terminal_style& style);

}  // namespace asyncdemo
