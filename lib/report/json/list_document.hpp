// The lessons that there are, for scripts: `asyncdemo list --json`.
#pragma once

#include <string>
#include <vector>

#include "lesson/lesson.hpp"

namespace asyncdemo {

/// A JSON array in the order of the lessons. Defaults and ranges are numbers in the parameter's
/// unit.
std::string list_json(const std::vector<lesson>& lessons);

}  // namespace asyncdemo
