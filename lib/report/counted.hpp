// How many of something, in words.
#pragma once

#include <fmt/format.h>

#include <cstddef>
#include <string>
#include <string_view>

namespace asyncdemo {

/// "1 mark", "2 marks": of what has a regular plural.
inline std::string counted(std::size_t how_many, std::string_view what) {
    return fmt::format("{} {}{}", how_many, what, how_many == 1 ? "" : "s");
}

}  // namespace asyncdemo
