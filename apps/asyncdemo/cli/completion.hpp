// Scripts that complete the command line in a shell, drawn from the description of the tree.
#pragma once

#include <string>
#include <string_view>

#include "asyncdemo/cli/command_tree.hpp"
#include "lessons/catalog.hpp"

namespace asyncdemo {

/// What can stand behind an option, or as an argument.
enum class value_kind {
    none,          // nothing: it is a flag
    free,          // something that can't be guessed
    word,          // one of `words_of_type`
    file,          //
    lesson,        //
    side,          // of the lesson on the line
    side_is,       // side=something
    parameter_is,  // parameter=something
};

value_kind kind_of(const option_description& o);

/// Completes names only: bash has no place for descriptions. Works from bash 3.2 on, and without
/// the bash-completion package.
std::string bash_completion(const command_description& tree, const catalog& lessons);

/// To be found in `fpath` as _asyncdemo, or sourced.
std::string zsh_completion(const command_description& tree, const catalog& lessons);

std::string fish_completion(const command_description& tree, const catalog& lessons);

/// Calls `visit` with the command and all commands below it.
template <class Visit>
void for_each_command(const command_description& c, const Visit& visit) {
    visit(c);
    for (const command_description& below : c.commands) for_each_command(below, visit);
}

/// In single quotes, as bash and zsh take text literally.
std::string in_quotes(std::string_view text);

}  // namespace asyncdemo
