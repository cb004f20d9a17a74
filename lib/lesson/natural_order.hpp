// The order in which people look for names: "task 2" before "task 10".
#pragma once

#include <string_view>

namespace asyncdemo {

/// True when `one` comes before `other`: numbers in them by their value, all else by its letters.
bool naturally_before(std::string_view one, std::string_view other);

}  // namespace asyncdemo
