// The words of a command line before the parser reads them.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace asyncdemo {

/// The words behind the program's name. `--option=` becomes the option with an empty value: the
/// parser would take the next word for the value. Throws `usage_error` for `-o=x`, which it would
/// take for the value `=x`, and for `--option= x`. What stands behind `--` is left alone.
std::vector<std::string> typed_words(int argc, const char* const* argv);

/// The value of the option as it was typed last, if it was: for what has to be known also when the
/// command line turns out to be wrong.
std::optional<std::string> typed_value(const std::string& option, int argc,
                                       const char* const* argv);

}  // namespace asyncdemo
