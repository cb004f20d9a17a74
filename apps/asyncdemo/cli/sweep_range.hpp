// What `--sweep PARAM=A..B` asks for.
#pragma once

#include <string>

#include "lesson/lesson.hpp"

namespace asyncdemo {

struct sweep_range {
    const any_parameter* swept = nullptr;  // of the lesson
    double from = 0;                       // both as in `settings`; above 0 and growing
    double to = 0;
};

/// Reads PARAM=A..B. Throws `usage_error`.
sweep_range sweep_from(const lesson& l, const std::string& typed);

}  // namespace asyncdemo
