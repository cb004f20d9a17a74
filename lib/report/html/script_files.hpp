// The files of the script of the pages, each as it was when the program was built.
#pragma once

#include <string_view>

namespace asyncdemo {

std::string_view drawing_parts_script();
std::string_view drawing_script();
std::string_view player_script();
std::string_view vote_script();

/// A WebSocket that comes back, for pages of our own servers (`live_page`).
std::string_view connection_script();

}  // namespace asyncdemo
