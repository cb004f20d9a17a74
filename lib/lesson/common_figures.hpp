// The figures that every lesson has, by the titles that its table gives them.
#pragma once

#include <array>
#include <string_view>

namespace asyncdemo {

/// "speed-up" only where the lesson names sides that do the same work.
inline constexpr std::array<std::string_view, 8> common_figures{
    "total", "ideal", "overhead", "speed-up", "in flight", "threads", "CPU", "memory"};

}  // namespace asyncdemo
