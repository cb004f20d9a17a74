// The curriculum as text: every lesson below the heading of its part.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "asyncdemo/learner/learner_progress.hpp"
#include "lessons/catalog.hpp"
#include "report/terminal/terminal_style.hpp"

namespace asyncdemo {

/// Every lesson with a sign when it is done or skipped, its name, and behind that what `describe`
/// says in lines of at most `room` columns.
std::string lessons_by_part(
    const catalog& lessons, const learner_progress& progress, const terminal_style& style,
    const std::function<std::vector<std::string>(const lesson&, std::size_t room)>& describe);

}  // namespace asyncdemo
