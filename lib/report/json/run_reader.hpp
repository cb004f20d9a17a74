// A run as it was recorded, read back from its JSON document.
#pragma once

#include <functional>
#include <string_view>

#include "lesson/lesson_run.hpp"
#include "report/json/json_shape.hpp"

namespace asyncdemo {

/// The lesson of that name, or null. It has to outlive the run.
using lesson_lookup = std::function<const lesson*(std::string_view name)>;

/// Reads what `json_document` wrote. The claims are as they were judged then: the times of the
/// document are rounded, so to judge them again could end otherwise. Fields that it does not know
/// are skipped, for more may come. Throws `bad_document`; a run that is given has at least one
/// side, each side at least one round, and settings that its lesson accepts.
lesson_run read_run(std::string_view text, const lesson_lookup& find_lesson);

}  // namespace asyncdemo
