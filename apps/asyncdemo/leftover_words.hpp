// Words on the command line that would take no effect: unknown, too many, or in the wrong place.
#pragma once

#include <string>

namespace CLI {
class App;
}

namespace asyncdemo {

/// The words that lead to a subcommand, as they are typed: "asyncdemo serve" for `sockets` of
/// `serve`; none for the program itself.
std::string words_before(const CLI::App& sub);

/// To be called when `program` has parsed a command line: throws `usage_error` about the first word
/// that neither it nor a subcommand has taken. An option in front of the subcommand that knows it
/// is such a word.
void refuse_leftovers(const CLI::App& program);

}  // namespace asyncdemo
