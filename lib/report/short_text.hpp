// What people type for everybody to see, names and answers: text from anywhere, made fit to be
// shown.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace asyncdemo {

inline constexpr std::size_t longest_text = 24;  // in characters (code points)

/// The text without what nobody would see or what would steer a screen (`needs_escape`), without
/// blanks around it, cut to the longest one. May be empty.
std::string short_text(std::string_view typed);

}  // namespace asyncdemo
