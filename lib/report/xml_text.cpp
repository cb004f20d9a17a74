#include "report/xml_text.hpp"

#include <cstddef>
#include <cstdint>

namespace asyncdemo {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

std::uint8_t byte_at(std::string_view text, std::size_t at) {
    return static_cast<std::uint8_t>(text[at]);
}

// How many bytes the first one announces, with the bits of the character that it holds itself.
struct lead {
    std::size_t length;
    std::uint32_t bits;
};

lead read_lead(std::uint8_t first) {
    if (first < 0x80) return {1, first};
    if ((first & 0xE0) == 0xC0) return {2, first & 0x1Fu};
    if ((first & 0xF0) == 0xE0) return {3, first & 0x0Fu};
    if ((first & 0xF8) == 0xF0) return {4, first & 0x07u};
    return {0, 0};
}

// The length of the character at the start of `text`, or 0 when XML can't have it.
std::size_t character_length(std::string_view text) {
    constexpr std::uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};  // by length: none is longer
    auto [length, code] = read_lead(byte_at(text, 0));
    if (length == 0 || length > text.size()) return 0;
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte_at(text, i) & 0xC0) != 0x80) return 0;
        code = code << 6 | (byte_at(text, i) & 0x3Fu);
    }
    const bool is_surrogate = code >= 0xD800 && code <= 0xDFFF;
    const bool is_control = code < 0x20 && code != '\t' && code != '\n' && code != '\r';
    const bool is_no_character = code == 0xFFFE || code == 0xFFFF || code > 0x10FFFF;
    return code < least[length] || is_surrogate || is_control || is_no_character ? 0 : length;
}

void append_character(std::string& out, std::string_view character) {
    switch (character.front()) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        // As they are, a parser would make blanks of these.
        case '\t':
            out += "&#9;";
            break;
        case '\n':
            out += "&#10;";
            break;
        case '\r':
            out += "&#13;";
            break;
        default:
            out += character;
    }
}

}  // namespace

std::string xml_escaped(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const std::size_t length = character_length(text);
        if (length == 0) {
            out += replacement;
            text.remove_prefix(1);
        } else {
            append_character(out, text.substr(0, length));
            text.remove_prefix(length);
        }
    }
    return out;
}

}  // namespace asyncdemo
