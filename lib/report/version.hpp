// Which asyncdemo this is, for the documents and for `--version`.
#pragma once

#include <string_view>

namespace asyncdemo {

/// "0.1.0"
std::string_view version();

}  // namespace asyncdemo
