// Options that several commands take, each group bound to the struct that holds what was typed.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "asyncdemo/cli/command.hpp"
#include "lesson/parameter.hpp"

namespace asyncdemo {

// The headings of the help.
constexpr auto group_of_lesson = "Parameters of this lesson";
constexpr auto group_of_all = "Options of every lesson";
constexpr auto group_of_output = "Output";

// `into` is filled while the parser reads, and outlives `on`.

/// An option with a value; `type` is what the help calls it.
template <class Value>
CLI::Option* add_option(CLI::App& on, const std::string& name, Value& into, const std::string& type,
                        const std::string& about, const std::string& group) {
    return on.add_option(name, into, about)->type_name(type)->group(group);
}

/// One that may be repeated, and takes one value each time.
inline CLI::Option* add_repeatable(CLI::App& on, const std::string& name,
                                   std::vector<std::string>& into, const std::string& type,
                                   const std::string& about, const std::string& group) {
    return add_option(on, name, into, type, about, group)->allow_extra_args(false);
}

void add_flag(CLI::App& on, const std::string& name, bool& into, const std::string& about,
              const std::string& group);

void add_rounds(CLI::App& on, round_options& into);
/// Of the same options those that one round has.
void add_speed_and_seed(CLI::App& on, round_options& into);
void add_reports(CLI::App& on, report_options& into);
/// For what writes something else to standard output: the reports that go into files.
void add_files(CLI::App& on, report_options& into);
void add_look(CLI::App& on, look_options& into);

/// Says that an inconclusive claim counts.
void add_strict(CLI::App& on, bool& into);

/// Adds the sides in Python; `into` becomes their interpreter.
void add_python(CLI::App& on, std::string& into);

/// For what has more to show than its results.
void add_quiet(CLI::App& on, bool& into);

/// Shows more than fits on one screen.
void add_all(CLI::App& on, bool& into);

/// A parameter of a lesson, whose default is `initial` there.
void add_parameter(CLI::App& on, const any_parameter& p, double initial, parameter_options& into);

}  // namespace asyncdemo
