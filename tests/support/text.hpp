// What tests look for in a text.
#pragma once

#include <cstddef>
#include <string_view>

namespace asyncdemo {

bool contains(std::string_view text, std::string_view part);

/// How often it has that part, which is not empty; those that overlap count, too.
std::size_t count(std::string_view text, std::string_view part);

}  // namespace asyncdemo
