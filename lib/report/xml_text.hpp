// Any text as the value of an XML attribute.
#pragma once

#include <string>
#include <string_view>

namespace asyncdemo {

/// What XML 1.0 can't hold even when escaped, such as the codes that colour a terminal or bytes
/// that are not UTF-8, becomes U+FFFD.
std::string xml_escaped(std::string_view text);

}  // namespace asyncdemo
