// C++ code with its words marked up, for the stylesheet to colour.
#pragma once

#include <string_view>

#include "report/markup.hpp"

namespace asyncdemo {

/// The code as HTML: keywords, texts, numbers and comments stand in a `<span>` of the class "k",
/// "s", "n" or "c". Without the tags it is the code, character by character. It need not be
/// complete: what is open at its end is closed.
markup highlight_cpp(std::string_view code);

}  // namespace asyncdemo
