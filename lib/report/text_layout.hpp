// Text in columns: how much room it takes, and where it breaks.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace asyncdemo {

/// How many columns a text takes on a terminal (`columns_of`), without its colours.
std::size_t display_width(std::string_view text);

/// The text with blanks behind it, `width` columns wide; as it is when it is wider.
std::string pad_right(std::string_view text, std::size_t width);

/// The text with blanks before it.
std::string pad_left(std::string_view text, std::size_t width);

/// The text cut to `width` columns, with `mark` at its end where something was cut.
std::string shorten(std::string_view text, std::size_t width, std::string_view mark);

/// `count` times the text.
std::string repeat(std::string_view text, std::size_t count);

/// The words of a text in lines of at most `width` columns; a longer word has a line of its own.
std::vector<std::string> wrap(std::string_view text, std::size_t width);

/// A command of the shell in lines of at most `width` columns, which can be copied as they are:
/// each but the last ends with a backslash.
std::vector<std::string> wrap_command(std::string_view command, std::size_t width);

}  // namespace asyncdemo
