// A recording that was saved: a file that may have anything in it.
#pragma once

#include <string>

#include "lesson/lesson_run.hpp"
#include "lessons/catalog.hpp"

namespace asyncdemo {

/// Reads the run back; "-" is standard input. Throws `environment_error` when the file can't be
/// read, and `usage_error` when it has no recording of one of these lessons; both name the file.
lesson_run load_recording(const catalog& lessons, const std::string& path);

}  // namespace asyncdemo
