// `--` on the command line: no word behind it is an option (POSIX, Utility Syntax Guideline 10).
#pragma once

#include <string>
#include <vector>

namespace asyncdemo {

/// The words of a command line without the first `--`, written so that none of those behind it is
/// taken for an option: a file that begins with a dash gets its directory in front. Throws
/// `usage_error` where only an option could begin with a dash.
std::vector<std::string> without_end_of_options(std::vector<std::string> words);

}  // namespace asyncdemo
