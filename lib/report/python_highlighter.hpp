// Python code with its words marked up, for the stylesheet to colour.
#pragma once

#include <string_view>

#include "report/markup.hpp"

namespace asyncdemo {

/// The code as HTML, marked as `highlight_cpp` does it; decorators are of the class "d". A text
/// goes with its prefix, and an f-string is one text, with the expressions in it.
markup highlight_python(std::string_view code);

}  // namespace asyncdemo
