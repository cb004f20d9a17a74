// The command tree: what can be typed, and what was.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "asyncdemo/cli/options.hpp"
#include "lessons/catalog.hpp"

namespace asyncdemo {

enum class verb {
    welcome,
    show_text,
    list,
    run,
    check,
    code,
    explain,
    serve,
    tour,
    next,
    progress,
    replay,
    completion,
    man,
    schema
};

/// A command line, understood as far as its words go; values are not checked yet.
struct command {
    asyncdemo::verb verb = verb::welcome;
    std::vector<std::string> lessons;  // run, code, explain, serve: one; check: any number
    typed_options options;
    bool shows_all = false;  // code
    std::optional<std::string> junit;
    std::string argument;                 // replay: the file; completion: the shell
    std::optional<std::string> from;      // tour: the lesson to begin with
    bool resets = false;                  // progress
    bool says_yes = false;                // progress
    std::optional<std::string> port;      // serve
    std::optional<std::string> host;      // serve
    std::optional<std::string> open_for;  // serve
    std::string text;                     // show_text: help, version
};

/// Throws `usage_error`.
command parse_command_line(const catalog& lessons, int argc, const char* const* argv);

}  // namespace asyncdemo
