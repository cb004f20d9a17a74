// Values that are one of few words, such as `--format json`.
#pragma once

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <span>
#include <string>
#include <string_view>

#include "lesson/settings.hpp"
#include "lesson/units.hpp"

namespace asyncdemo {

enum class report_format { table, json, csv, markdown };

enum class shell { bash, zsh, fish };

enum class color_choice { automatic, always, never };

/// The words that a value of that type can be, where it is one of few: "FORMAT", "CLOCK", "WHEN",
/// "SHELL". Else none. They are in the order of the enumeration.
std::span<const std::string_view> words_of_type(std::string_view type);

/// The value that the word stands for. `what` says what the word should be: "format". Throws
/// `bad_value`.
template <class Enumeration>
Enumeration parse_choice(std::string_view text, std::string_view type, std::string_view what) {
    const std::span<const std::string_view> words = words_of_type(type);
    const auto found = std::find(words.begin(), words.end(), text);
    if (found != words.end()) return static_cast<Enumeration>(found - words.begin());
    throw bad_value(fmt::format("is not a {}: it can be {} or {}", what,
                                fmt::join(words.first(words.size() - 1), ", "), words.back()));
}

/// The shell that `completion` is for. Throws `usage_error`.
shell shell_from(const std::string& typed);

}  // namespace asyncdemo
