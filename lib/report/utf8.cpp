#include "report/utf8.hpp"

namespace asyncdemo {
namespace {

std::uint8_t byte_at(std::string_view text, std::size_t at) {
    return static_cast<std::uint8_t>(text[at]);
}

// How many bytes the first one announces, with the bits of the character that it holds itself.
utf8_character read_lead(std::uint8_t first) {
    if (first < 0x80) return {first, 1, true};
    if ((first & 0xE0) == 0xC0) return {first & 0x1Fu, 2, true};
    if ((first & 0xF0) == 0xE0) return {first & 0x0Fu, 3, true};
    if ((first & 0xF8) == 0xF0) return {first & 0x07u, 4, true};
    return {first, 1, false};
}

}  // namespace

utf8_character first_character(std::string_view text) {
    constexpr std::uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};  // by length: none is longer
    const utf8_character broken{byte_at(text, 0), 1, false};
    utf8_character c = read_lead(byte_at(text, 0));
    if (!c.is_valid || c.length > text.size()) return broken;
    for (std::size_t i = 1; i < c.length; ++i) {
        if ((byte_at(text, i) & 0xC0) != 0x80) return broken;
        c.code = c.code << 6 | (byte_at(text, i) & 0x3Fu);
    }
    const bool is_surrogate = c.code >= 0xD800 && c.code <= 0xDFFF;
    return c.code < least[c.length] || is_surrogate || c.code > 0x10FFFF ? broken : c;
}

}  // namespace asyncdemo
