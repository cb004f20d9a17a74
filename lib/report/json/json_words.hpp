// What the JSON document of a run calls things: what it is written with is what it is read with.
#pragma once

#include <string_view>

#include "lesson/claim.hpp"

namespace asyncdemo {

/// "s", "count", …
std::string_view json_word(finding::unit in);

/// "at_most", …
std::string_view json_word(finding::relation r);

}  // namespace asyncdemo
