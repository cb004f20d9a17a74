// UTF-8, character by character.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace asyncdemo {

struct utf8_character {
    std::uint32_t code = 0;  // what no text can have is its first byte
    std::size_t length = 1;  // bytes
    bool is_valid = false;
};

/// How many bytes a character has that begins with this one; 0 when none does.
std::size_t announced_length(char first);

/// True for a byte that is not the first one of its character.
inline bool continues_character(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// The character that the text begins with; the text is not empty. A byte that begins none, a form
/// that is longer than need be and a surrogate are not valid, and one byte long (RFC 3629).
utf8_character first_character(std::string_view text);

/// How many columns it takes on a terminal: two when it is wide, as those of Chinese, Japanese and
/// Korean and most pictures are; none when it only changes the one before it, or joins it to the
/// next (Unicode, UAX #11). What is not valid takes one.
std::size_t columns_of(const utf8_character& c);

}  // namespace asyncdemo
