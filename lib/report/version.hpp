// Which asyncdemo this is, for the documents and for `--version`.
#pragma once

#include <string_view>

#include "lesson/lesson_run.hpp"

namespace asyncdemo {

/// "0.1.0"
std::string_view version();

/// The one that recorded the run: this one, unless the run was read back.
std::string_view version_of(const lesson_run& run);

}  // namespace asyncdemo
