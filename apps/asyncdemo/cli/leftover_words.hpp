// Words on the command line that would take no effect: unknown, too many, or in the wrong place.
#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace asyncdemo {

/// The words that lead to a subcommand, as they are typed: "asyncdemo serve" for `sockets` of
/// `serve`; none for the program itself.
std::string words_before(const CLI::App& sub);

/// To be called before `program` parses the words: throws `usage_error` about the first flag with
/// a value, such as "--json=no". The parser takes some of them for yes, others for no.
void refuse_values_of_flags(const CLI::App& program, const std::vector<std::string>& words);

/// To be called when `program` has parsed a command line: throws `usage_error` about the first word
/// that neither it nor a subcommand has taken. An option in front of the subcommand that knows it
/// is such a word.
void refuse_leftovers(const CLI::App& program);

}  // namespace asyncdemo
