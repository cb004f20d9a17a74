// The lessons of this program: those that catalog.txt names, below the titles of their parts.
#pragma once

#include <optional>
#include <string_view>

#include "lesson/catalog.hpp"

namespace asyncdemo {

const catalog& all_lessons();

/// What is typed of the lesson, without the sentences of its story: all that its sides need to run.
/// Nothing for a name that none has.
std::optional<lesson> typed_lesson(std::string_view name);

}  // namespace asyncdemo
