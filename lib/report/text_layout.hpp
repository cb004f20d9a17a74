// Text in columns: how much room it takes, and where it breaks.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace asyncdemo {

/// How many columns a text takes on a terminal: its characters, without colours. (The program
/// writes no character that takes two.)
std::size_t display_width(std::string_view text);

/// The text with blanks behind it, `width` columns wide; as it is when it is wider.
std::string pad_right(std::string_view text, std::size_t width);

/// The text with blanks before it.
std::string pad_left(std::string_view text, std::size_t width);

/// The text cut to `width` columns, with `mark` at its end where something was cut.
std::string shorten(std::string_view text, std::size_t width, std::string_view mark);

/// The text as it can be shown on any terminal: with a blank for each new line or tab, and a '?'
/// for each character that would steer the terminal. For what others wrote.
std::string without_controls(std::string_view text);

/// `count` times the text.
std::string repeat(std::string_view text, std::size_t count);

/// The words of a text in lines of at most `width` columns; a longer word has a line of its own.
std::vector<std::string> wrap(std::string_view text, std::size_t width);

}  // namespace asyncdemo
