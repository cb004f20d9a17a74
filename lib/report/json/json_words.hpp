// What the JSON document of a run calls things: what it is written with is what it is read with.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "lesson/claim.hpp"
#include "lesson/span_kind.hpp"

namespace asyncdemo {

inline constexpr std::array all_units{finding::unit::time_s, finding::unit::number,
                                      finding::unit::per_second, finding::unit::memory_kb,
                                      finding::unit::factor};

/// "s", "count", …
std::string_view json_word(finding::unit in);

/// "at_most", …
std::string_view json_word(finding::relation r);

/// "waiting", …, "cut-off": what the style sheet of the page knows it by, too.
std::string_view json_word(span_kind kind);

/// What a figure of that unit is called: "measured_s", "measured".
std::string name_with_unit(std::string_view name, finding::unit in);

}  // namespace asyncdemo
