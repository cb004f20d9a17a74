// Code as the pieces that belong together, which a highlighter of a language tells apart, and what
// languages have in common there.
#pragma once

#include <cstddef>
#include <string_view>

#include "report/markup.hpp"

namespace asyncdemo {

/// The piece at some place of the code, and what it is.
struct code_token {
    std::size_t length = 1;
    std::string_view kind = {};  // the class of its `<span>`; empty for everything else
};

/// The token that begins at a place, which is before the end of the code.
using tokenizer = code_token (*)(std::string_view code, std::size_t at);

/// The code as HTML, with the tokens that have a kind in a `<span>` of that class. Without the tags
/// it is the code, character by character.
markup mark_up(std::string_view code, tokenizer token_at);

bool is_digit(char c);

/// True for what names and keywords are made of.
bool is_word(char c);

/// How long the word is that the code begins with.
std::size_t word_length(std::string_view code);

/// Whether the code begins with a number: a digit, or a point with one behind it.
bool begins_number(std::string_view code);

/// How long the number is, with what can stand within: 10'000, 0x1p-3, 1.5e+6, 250ms, 1_000.
std::size_t number_length(std::string_view code);

/// Up to and with `end`, looked for from `from` on, or all of it.
std::size_t length_through(std::string_view code, std::string_view end, std::size_t from);

/// Up to and with the quote, looked for from `from` on, but for one behind a backslash, or all of
/// it.
std::size_t quoted_length(std::string_view code, std::string_view quote, std::size_t from);

}  // namespace asyncdemo
