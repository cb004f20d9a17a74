// Files that are installed beside the program and that it prints as well.
#pragma once

#include <string_view>

namespace asyncdemo {

/// Scripts that make a shell ask `asyncdemo complete`; ASCII.
std::string_view bash_completion();
std::string_view zsh_completion();
std::string_view fish_completion();

}  // namespace asyncdemo
