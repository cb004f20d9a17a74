// A command line as a shell hands it over to be completed: in pieces, as they were typed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace asyncdemo {

/// The words of a command line up to the cursor.
struct unfinished_line {
    std::vector<std::string> words;  // behind the program's name, before the one under the cursor
    std::string current;             // the one under the cursor, as far as it is typed
    /// How much of `current`, from its start on, the shell leaves alone: it completes a piece.
    std::string settled;
};

/// Takes away quotes and backslashes as shells do; a quote that is still open ends with the word.
std::string unquoted(std::string_view piece);

/// The last piece is the one under the cursor. bash cuts words at `=` and `:`, each run of which is
/// a piece of its own, and completes what is behind; the other shells do not, and no word of ours
/// is just such signs.
unfinished_line line_from_pieces(const std::vector<std::string>& pieces);

}  // namespace asyncdemo
