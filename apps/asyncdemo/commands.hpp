// What the commands do. Each writes its results to standard output and gives the exit code; each
// may throw what `exit_code.hpp` has.
#pragma once

#include "asyncdemo/command_line.hpp"
#include "asyncdemo/exit_code.hpp"
#include "lessons/catalog.hpp"

namespace asyncdemo {

// text_commands.cpp: those that run nothing
exit_code welcome(const catalog& lessons);
exit_code list_lessons(const catalog& lessons, const command& c);
exit_code show_code(const catalog& lessons, const command& c);
exit_code explain(const catalog& lessons, const command& c);

// run_command.cpp
exit_code run_one(const catalog& lessons, const command& c);

// check_command.cpp
exit_code check_lessons(const catalog& lessons, const command& c);

/// The entry of that name. Throws `usage_error`.
const catalog_entry& require_lesson(const catalog& lessons, const std::string& name);

/// The code for a run that came to its end.
exit_code code_of(const lesson_run& run, bool is_strict);

}  // namespace asyncdemo
