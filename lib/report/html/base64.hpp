// Bytes as text that can stand in an address.
#pragma once

#include <string>
#include <string_view>

namespace asyncdemo {

/// As in RFC 4648, with padding.
std::string base64(std::string_view bytes);

}  // namespace asyncdemo
