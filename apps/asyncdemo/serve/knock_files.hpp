// The files that the page for phones is made of, as they were when the program was built.
#pragma once

#include <string_view>

namespace asyncdemo {

/// knock.html: what stands in the body.
std::string_view knock_body();

/// knock.css, on top of the colours and drawings of all pages.
std::string_view knock_style();

/// knock.js, on top of the drawings and the connection that comes back.
std::string_view knock_script();

}  // namespace asyncdemo
