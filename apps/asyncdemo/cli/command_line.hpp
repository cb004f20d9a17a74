// The command line: what was typed, as a command.
#pragma once

#include "asyncdemo/cli/command.hpp"
#include "lessons/catalog.hpp"

namespace asyncdemo {

/// Throws `usage_error`.
command parse_command_line(const catalog& lessons, int argc, const char* const* argv);

}  // namespace asyncdemo
