// What somebody may have meant to type.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace asyncdemo {

/// " (did you mean gather?)" when one of `known` is close to `typed`, else nothing.
std::string did_you_mean(std::string_view typed, const std::vector<std::string>& known);

}  // namespace asyncdemo
