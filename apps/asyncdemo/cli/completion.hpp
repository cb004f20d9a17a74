// What can be typed next, for the shell that asks by `asyncdemo complete`.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "asyncdemo/cli/command_tree.hpp"
#include "lessons/catalog.hpp"

namespace asyncdemo {

/// A word that could stand under the cursor: what of it is to replace the piece that the shell
/// completes. Behind one that ends with `=` more is to be typed, and no blank.
struct candidate {
    std::string text;
    std::string about;  // for shells that show it; may be empty

    friend bool operator==(const candidate&, const candidate&) = default;
};

/// The name of a file can stand under the cursor, which the shell completes itself.
struct file_name {
    std::string settled;  // what the shell leaves alone of the whole word
    std::string before;   // what of the word is no part of the name: "--html="
    std::string begin;    // the name as far as it is typed

    friend bool operator==(const file_name&, const file_name&) = default;
};

struct completion {
    std::vector<candidate> candidates;
    std::optional<file_name> file;
};

/// Completes the last one of the pieces (see `shell_words.hpp`), which stand behind the program's
/// name. What the line already has and can't have twice is no candidate.
completion complete(const command_description& tree, const catalog& lessons,
                    const std::vector<std::string>& pieces);

/// As the scripts read it: a line for each candidate, with a tab before what it is about; for a
/// file name a line of ":files", `settled`, `before` and `begin`, with tabs between them.
std::string completion_lines(const completion& c);

}  // namespace asyncdemo
