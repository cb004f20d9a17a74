// The one lesson that the fuzzers know: with a parameter of every type, a side of every kind, and
// none of the code of the real ones, which takes long to build.
#pragma once

#include "lessons/catalog.hpp"

namespace asyncdemo::fuzz {

const catalog& sample_catalog();

/// The lesson of that name, or null.
const lesson* find_lesson(std::string_view name);

}  // namespace asyncdemo::fuzz
