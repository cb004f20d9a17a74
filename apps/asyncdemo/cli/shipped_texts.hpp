// Files that are installed beside the program and that it prints as well.
#pragma once

#include <string_view>

namespace asyncdemo {

/// Scripts that make a shell ask `asyncdemo complete`; ASCII.
std::string_view bash_completion();
std::string_view zsh_completion();
std::string_view fish_completion();

/// In the man macros of roff; ASCII.
std::string_view manual_page();

}  // namespace asyncdemo
