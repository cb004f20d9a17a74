// The command line described, for what depends on it: completion, and the check of the manual page.
#pragma once

#include <string>
#include <vector>

#include "lessons/catalog.hpp"

namespace asyncdemo {

struct option_description {
    std::vector<std::string> names;  // as typed: "-o", "--output"; none for an argument
    std::string type;                // "FILE"; empty for a flag
    std::string about;
    std::string group;
    bool is_repeatable = false;
};

struct command_description {
    std::vector<std::string> path;  // as typed behind the program's name; empty for the program
    std::string about;
    std::string group;
    std::vector<option_description> options;
    std::vector<option_description> arguments;  // what is typed without a name, in order
    std::vector<command_description> commands;
};

/// What the parser itself accepts, read off the tree that it parses with.
command_description describe_command_line(const catalog& lessons);

}  // namespace asyncdemo
