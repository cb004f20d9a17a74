// What the environment and the terminal say about how something can be shown.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace asyncdemo {

/// How wide a screen of ours can be, in columns.
inline constexpr int least_width = 40;
inline constexpr int most_width = 1000;

/// How high, in rows.
inline constexpr int least_rows = 2;
inline constexpr int most_rows = 1000;

/// The variable of the environment; empty when it is not set.
std::string_view environment(const char* name);

/// True when the locale of the environment has no UTF-8.
bool locale_is_ascii();

/// How many columns there are on the stream `fd`: as COLUMNS has it, brought into the range of
/// widths, or as the terminal is, or 80.
int terminal_width(int fd);

/// How many rows there are on the stream `fd`: as LINES has it, or as the terminal is, or 40 where
/// it is none.
int terminal_rows(int fd);

/// How wide a line of a message on standard error may be: as `typed` has it, if that is a width, as
/// COLUMNS has it, or as the terminal is. Nothing when nobody says.
std::optional<int> message_width(const std::optional<std::string>& typed);

}  // namespace asyncdemo
