// The lessons, run and bound into one page: `asyncdemo tour --html FILE`.
#pragma once

#include "asyncdemo/cli/command.hpp"
#include "asyncdemo/terminal/exit_code.hpp"
#include "lessons/catalog.hpp"

namespace asyncdemo {

/// Runs the lessons from the chosen one on, and writes the page when all of them are over.
/// Throws `usage_error`, `environment_error`.
exit_code write_booklet(const catalog& lessons, const tour_command& c);

}  // namespace asyncdemo
