// What the commands do. Each writes its results to standard output and gives the exit code; each
// may throw what `exit_code.hpp` has.
#pragma once

#include "asyncdemo/cli/command.hpp"
#include "asyncdemo/terminal/exit_code.hpp"
#include "lessons/catalog.hpp"

namespace asyncdemo {

// text_commands.cpp: those that run nothing
exit_code welcome(const catalog& lessons);
exit_code list_lessons(const catalog& lessons, const list_command& c);
exit_code show_code(const catalog& lessons, const code_command& c);
exit_code explain(const catalog& lessons, const explain_command& c);
exit_code explain_terms(const help_command& c);

// run_command.cpp
exit_code run_one(const catalog& lessons, const run_command& c);

// check_command.cpp
exit_code check_lessons(const catalog& lessons, const check_command& c);

// serve_command.cpp
exit_code serve(const catalog& lessons, const serve_command& c);

// room_command.cpp: lessons gone through by a room of people
exit_code open_room(const catalog& lessons, const room_command& c);

// tour_command.cpp: lessons step by step, all of them or the one that comes next
exit_code tour(const catalog& lessons, const tour_command& c);
exit_code next_lesson(const catalog& lessons, const next_command& c);

// progress_command.cpp
exit_code show_progress(const catalog& lessons, const progress_command& c);

// replay_command.cpp
exit_code replay(const catalog& lessons, const replay_command& c);

// step_command.cpp: one lesson, step by step
exit_code step_through(const catalog& lessons, const run_command& c);

// sweep_command.cpp: one lesson for many values of a parameter
exit_code sweep(const catalog& lessons, const run_command& c);

// completion_command.cpp
exit_code show_completion(const completion_command& c);

/// The hidden command by which the scripts of `completion` ask what can be typed next.
exit_code show_candidates(const catalog& lessons, const std::vector<std::string>& pieces);

// man_command.cpp
exit_code show_manual();

/// The entry of that name. Throws `usage_error`.
const catalog_entry& require_lesson(const catalog& lessons, const std::string& name);

/// Those that are named, each once, in the order in which they were named first; all when none is.
/// Throws `usage_error`.
std::vector<const catalog_entry*> require_lessons(const catalog& lessons,
                                                  const std::vector<std::string>& names);

/// Says on standard error what went wrong with the sides of a run, and where: "gather".
void tell_problems(const lesson_run& run, std::string_view where);

/// The code for a run that came to its end.
exit_code code_of(const lesson_run& run, bool is_strict);

}  // namespace asyncdemo
