// What a client of a server for people calls itself, if it comes over HTTP: `/?as=Ana`.
#pragma once

#include <string>
#include <string_view>

namespace asyncdemo {

/// The name in the query of a target, as bytes of any content, cut to 96; empty when there is none.
std::string told_name(std::string_view target);

}  // namespace asyncdemo
